package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are kept are those of the same bytes, asked for in the same way. */
class ResultCacheTests {
    @TempDir
    private Path folder;

    @Test
    void theSecondRunComputesNothingAndFindsTheSame() {
        var csv = SmallTrace.csv(folder);
        var first = run(csv, 10, false);

        var second = run(csv, 10, false);

        assertThat(first.kept()).isEmpty();
        assertThat(second.kept()).containsExactly(Study.OVERVIEW, Study.USERS);
        assertThat(SmallTrace.json(second)).isEqualTo(SmallTrace.json(first));
    }

    @Test
    void aChangedInputIsComputedAnew() throws IOException {
        var csv = SmallTrace.csv(folder);
        run(csv, 10, false);
        var text = Files.readString(csv);
        var changed = text.replaceFirst(",48,", ",49,"); // as long as before

        Files.writeString(csv, changed);

        assertThat(changed).hasSameSizeAs(text).isNotEqualTo(text);
        assertThat(run(csv, 10, false).kept()).isEmpty();
    }

    @Test
    void anotherOptionIsComputedAnew() {
        var csv = SmallTrace.csv(folder);
        run(csv, 10, false);

        assertThat(run(csv, 2, false).kept()).isEmpty();
    }

    @Test
    void whoAsksForItGetsItComputedAnew() {
        var csv = SmallTrace.csv(folder);
        run(csv, 10, false);

        assertThat(run(csv, 10, true).kept()).isEmpty();
    }

    @Test
    void aFileThatIsDamagedIsComputedAnewAndReplaced() throws IOException {
        var csv = SmallTrace.csv(folder);
        run(csv, 10, false);
        for (var file : kept()) {
            Files.writeString(file, "{\"metrics\":{");
        }

        var report = run(csv, 10, false);

        assertThat(report.kept()).isEmpty();
        assertThat(run(csv, 10, false).kept()).hasSize(2);
    }

    @Test
    void twoRunsAtOnceLeaveWholeFilesOnly() throws IOException {
        var csv = SmallTrace.csv(folder);

        var reports = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> run(csv, 10, true))
                .toList();

        assertThat(SmallTrace.json(reports.get(0))).isEqualTo(SmallTrace.json(reports.get(1)));
        assertThat(kept()).hasSize(2).allSatisfy(file -> assertThat(file.toString())
                .endsWith(".json"));
        assertThat(run(csv, 10, false).kept()).hasSize(2);
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private TraceReport run(Path csv, int top, boolean anew) {
        return SmallTrace.analysis(new TraceOptions(
                        Reading.DEFAULT,
                        List.of(Study.OVERVIEW, Study.USERS),
                        top,
                        new TraceOptions.Power(256, 1),
                        Optional.empty(),
                        Optional.of(folder.resolve("cache")),
                        anew))
                .of(List.of(csv));
    }
}
