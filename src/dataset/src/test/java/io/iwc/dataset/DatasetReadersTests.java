package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that are found on the class path, beside those of IWC. */
class DatasetReadersTests {
    private static final String LOG = """
            {"at": "2024-05-10T00:00:01Z", "who": "a", "in": 10, "out": 3}
            {"at": "2024-05-10T00:00:03.5Z", "who": "a", "in": 20, "out": 4}
            """;

    @TempDir
    Path folder;

    private Optional<ServicePath> classPath = Optional.empty();

    @AfterEach
    void leaveTheClassPath() {
        classPath.ifPresent(ServicePath::close);
    }

    @Test
    void areKnownByTheirNamesBehindThoseOfIwc() {
        onClassPath(ZetaLog.class, AlphaLog.class);

        assertThat(DatasetReaders.names())
                .endsWith("metrics-csv", "alpha-log", "zeta-log")
                .startsWith("canonical");
        assertThat(DatasetReaders.named("zeta-log")).isInstanceOf(ZetaLog.class);
    }

    @Test
    void allHaveADescriptionAndAConstantForEachOfIwc() {
        assertThat(DatasetReaders.all()).hasSize(16).allSatisfy(reader -> {
            assertThat(reader.description()).isNotBlank();
            var constant = DatasetFormat.class.getField(
                    reader.name().toUpperCase(Locale.ROOT).replace('-', '_'));
            assertThat(constant.get(null)).isEqualTo(reader.name());
        });
    }

    @Test
    void readAFileThatIsNamed() {
        onClassPath(AlphaLog.class);

        var workload = Datasets.compile(Datasets.file(folder, "a.log", LOG), "alpha-log");

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 2_500_000_000L);
        assertThat(workload.requests()).extracting(Request::id).containsExactly("req-000001", "req-000002");
        assertThat(workload.requests().get(0).dependsOn()).isEmpty();
        assertThat(workload.requests().get(1).dependsOn()).contains("req-000001");
        assertThat(workload.manifest().compiler()).isEqualTo("alpha-log");
    }

    @Test
    void sayWhereARowIsBad() {
        var file = Datasets.file(
                folder, "a.log", LOG + "{\"at\": \"2024-05-10T00:00:04Z\", \"in\": \"ten\", \"out\": 3}\n");

        onClassPath(AlphaLog.class);

        assertThatThrownBy(() -> Datasets.compile(file, "alpha-log"))
                .hasMessage(file + ":3: in: found \"ten\", expected an integer ≥ 0\n"
                        + "1 of 3 lines is invalid; nothing was written (use --skip-bad to leave it out and count"
                        + " it)");
    }

    @Test
    void sayAtWhichRowTheyFailed() {
        var file = Datasets.file(folder, "a.log", LOG);

        onClassPath(FailingLog.class);

        assertThatThrownBy(() -> Datasets.compile(file, "failing-log"))
                .isInstanceOf(IwcException.class)
                .hasMessage(file + ":1: the reader of failing-log failed:"
                        + " java.lang.IllegalStateException: out of ideas")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void areAskedBeforeThoseOfIwcWhatAFileIs() {
        var file = Datasets.file(folder, "a.log", "{\"at\": 1, \"in\": 2, \"out\": 3, \"messages\": []}");
        assertThat(DatasetFormat.detect(file).format()).isEqualTo(DatasetFormat.OPENAI_CHAT);

        onClassPath(AlphaLog.class);

        assertThat(DatasetFormat.detect(file))
                .isEqualTo(new DatasetFormat.Detected("alpha-log", "the first line has at and in and out"));
    }

    @Test
    void areNotChosenAmongWhereTwoClaimAFile() {
        var file = Datasets.file(folder, "a.log", LOG);

        onClassPath(ZetaLog.class, AlphaLog.class);

        assertThatThrownBy(() -> DatasetFormat.detect(file))
                .hasMessage(file + ": found a file of alpha-log and zeta-log, expected one format; name it");
    }

    @Test
    void areListedWhereAFormatIsUnknown() {
        onClassPath(AlphaLog.class);

        assertThatThrownBy(() -> DatasetReaders.named("alhpa-log"))
                .isInstanceOf(IwcException.class)
                .hasMessage("format: found \"alhpa-log\", expected one of canonical, simple-json, jsonl-prompts,"
                        + " sharegpt, alpaca, openai-chat, openai-batch, wiremock, mt-bench, azure, burstgpt, mooncake,"
                        + " qwen-bailian, vidur, llmservingsim, metrics-csv, alpha-log");
    }

    @Test
    void mayNotTakeANameThatIsTaken() {
        onClassPath(TakenName.class);

        assertThatThrownBy(DatasetReaders::all)
                .hasMessage("format: found two readers named azure, io.iwc.dataset.AzureReader and"
                        + " io.iwc.dataset.DatasetReadersTests$TakenName, expected a name for each");
    }

    @Test
    void mayNotBeCalledWhatCannotBeTyped() {
        onClassPath(MalformedName.class);

        assertThatThrownBy(DatasetReaders::all)
                .hasMessage("format: found the name \"My Log\" of"
                        + " io.iwc.dataset.DatasetReadersTests$MalformedName, expected lower-case letters and"
                        + " digits in words joined by hyphens, and not auto");
    }

    @Test
    void sayWhatIsWrongWhereTheyCannotBeMade() {
        onClassPath(NoConstructor.class);

        assertThatThrownBy(DatasetReaders::all)
                .hasMessage("format: found a reader on the class path that cannot be loaded:"
                        + " io.iwc.dataset.DatasetReader: io.iwc.dataset.DatasetReadersTests$NoConstructor Unable to"
                        + " get public no-arg constructor; expected a public class with a public constructor"
                        + " without parameters");
    }

    private void onClassPath(Class<?>... readers) {
        classPath = Optional.of(ServicePath.with(folder, readers));
    }

    /** A log of JSON lines. */
    public static class AlphaLog implements DatasetReader {
        @Override
        public String name() {
            return "alpha-log";
        }

        @Override
        public String description() {
            return "JSON lines: at, who, in, out";
        }

        @Override
        public Optional<String> detect(FirstRecord first) {
            return first.jsonKeys("at", "in", "out");
        }

        @Override
        public Stream<Request.Builder> read(DatasetSource source) {
            return source.jsonLines().map(row -> Request.lengthOnly(row.nonNegativeInt("in"))
                    .withOutputTokens(row.nonNegativeInt("out"))
                    .arrivingAt(row.calendarNanos("at"))
                    .inSession(row.optionalText("who").orElse(""))
                    .dependingOn(Predecessor.previousTurn()));
        }
    }

    /** Fails at every row. */
    public static final class FailingLog extends AlphaLog {
        @Override
        public String name() {
            return "failing-log";
        }

        @Override
        public Stream<Request.Builder> read(DatasetSource source) {
            return source.jsonLines().map(row -> {
                throw new IllegalStateException("out of ideas");
            });
        }
    }

    /** The same under another name. */
    public static final class ZetaLog extends AlphaLog {
        @Override
        public String name() {
            return "zeta-log";
        }
    }

    /** The same under a name of IWC's. */
    public static final class TakenName extends AlphaLog {
        @Override
        public String name() {
            return DatasetFormat.AZURE;
        }
    }

    /** The same under a name with a space. */
    public static final class MalformedName extends AlphaLog {
        @Override
        public String name() {
            return "My Log";
        }
    }

    /** The same, to be made from nothing. */
    public static final class NoConstructor extends AlphaLog {
        public NoConstructor(String name) {
            assertThat(name).isNotNull();
        }
    }
}
