package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.artifact.internal.Verification;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunFolderTests {
    @TempDir
    Path temp;

    @ParameterizedTest
    @MethodSource("io.iwc.run.internal.Records#seeded")
    void readsBackTheRunItWrote(List<RequestRecord> records) {
        var run = Run.builder("chat", Origin.PREDICTED, Records.ENDPOINT)
                .records(records)
                .slo(Slo.ttft(Duration.ofMillis(500)).andTpot(Duration.ofNanos(1)))
                .option("max-concurrency", 4)
                .maxLag(Duration.ofMillis(9))
                .build();

        RunFolder.at(temp).write(run, RunContext.none());
        var back = RunFolder.at(temp).read();

        assertThat(back.name()).isEqualTo("chat");
        assertThat(back.origin()).isEqualTo(Origin.PREDICTED);
        assertThat(back.endpoint()).isEqualTo(Records.ENDPOINT);
        assertThat(back.slo()).isEqualTo(run.slo());
        assertThat(back.maxLag()).isEqualTo(run.maxLag());
        assertThat(back.isComplete()).isTrue();
        assertThat(back.measurements()).isEqualTo(run.measurements());
        assertThat(back.labels()).isEqualTo(run.labels());
        assertThat(back.errors()).isEqualTo(run.errors());
        assertThat(Json.compact(back.options())).isEqualTo("{\"max-concurrency\":4}");
    }

    @Test
    void isWrittenByOneReplayAtATime() {
        try (var appender = new RecordAppender(temp)) {
            assertThat(appender).isNotNull();
            assertThatThrownBy(() -> new RecordAppender(temp))
                    .isInstanceOf(IwcException.class)
                    .hasMessage(temp + ": is in use by this process, expected one writer at a time");
        }

        new RecordAppender(temp).close();
    }

    @Test
    void writesTheSameBytesTwiceButForTheClock() throws IOException {
        var run = Records.run(Records.ok(1, 0, 10, 30, 3)).build();

        RunFolder.at(temp.resolve("a")).write(run, RunContext.none().startedAt(Instant.EPOCH));
        RunFolder.at(temp.resolve("b")).write(run, RunContext.none().startedAt(Instant.EPOCH.plusSeconds(1)));

        for (var file : List.of("results.csv", "results.jsonl")) {
            assertThat(temp.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("b").resolve(file));
        }
        assertThat(Files.readString(temp.resolve("a/summary.json")))
                .isEqualTo(Files.readString(temp.resolve("b/summary.json")).replace("00:00:01Z", "00:00:00Z"));
    }

    @Test
    void putsEveryIdIntoMetricsOrUndefinedNeverIntoBoth() {
        var run = Records.run(Records.failed(1, 0, ErrorClass.DNS)).build();

        RunFolder.at(temp).write(run, RunContext.none());
        var summary = Json.read(temp.resolve("summary.json"));

        assertThat(summary.path("schema").asText()).isEqualTo("iwc-run/1");
        assertThat(summary.path("metrics").path("run.ttft.n").asInt(-1)).isZero();
        assertThat(summary.path("undefined").path("run.ttft").asText()).isEqualTo("no request succeeded");
        assertThat(summary.path("undefined").has("run.ttft.p50")).isFalse();
        assertThat(summary.path("errors").path("dns").asInt()).isEqualTo(1);
        assertThat(summary.path("validity").path("reasons").path(0).asText()).isEqualTo("no request succeeded");
    }

    @Test
    void keepsWhatWasCompleteWhenTheReplayIsKilled() throws IOException {
        var folder = RunFolder.at(temp.resolve("killed"));
        try (var part = new RecordAppender(temp.resolve("killed"))) {
            part.append(Records.ok(2, 100, 10, 30, 3));
            part.append(Records.ok(1, 0, 10, 300, 3));
        }
        Files.writeString(temp.resolve("killed/results.part.jsonl"), "{\"seq\":3,\"requ", StandardOpenOption.APPEND);

        var run = folder.read();

        assertThat(run.isComplete()).isFalse();
        assertThat(run.isValid()).isFalse();
        assertThat(run.name()).isEqualTo("killed");
        assertThat(run.records()).extracting(RequestRecord::requestId).containsExactly("req-1", "req-2");
    }

    @Test
    void removesThePartWhenTheRunIsWritten() {
        var folder = RunFolder.at(temp);
        var record = Records.ok(1, 0, 10, 30, 3);
        try (var part = new RecordAppender(temp)) {
            part.append(record);
        }

        folder.write(Records.run(record).build(), RunContext.none().withManifest("schema: iwc-manifest/1\n"));

        assertThat(temp).isDirectoryNotContaining("glob:**part*");
        assertThat(temp.resolve("workload.manifest.yaml")).hasContent("schema: iwc-manifest/1");
        assertThat(folder.read().isComplete()).isTrue();
    }

    @Test
    void saysWhatIsMissingFromAFolderWithoutARun() {
        assertThatThrownBy(() -> RunFolder.at(temp).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        temp
                                + ": found no run, expected results.jsonl with summary.json, results.part.jsonl or results.csv");
    }

    @Test
    void saysThatAFolderIsNotThere() {
        assertThatThrownBy(() -> RunFolder.at(temp.resolve("runs")).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(temp.resolve("runs") + ": no such folder");
    }

    @Test
    void namesTheBadLinesOfResults() throws IOException {
        RunFolder.at(temp).write(Records.run(Records.ok(1, 0, 10, 30, 3)).build(), RunContext.none());
        Files.writeString(temp.resolve("results.jsonl"), "{\"seq\":2}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> RunFolder.at(temp).read())
                .hasMessage(temp.resolve("results.jsonl")
                        + ":2: request_id: found nothing, expected the key in every record");
    }

    @Test
    void isBelievedOnlyWithTheResultsThatItsSummaryIsOf() throws IOException {
        var other = temp.resolve("other");
        RunFolder.at(temp).write(Records.run(Records.ok(1, 0, 10, 30, 3)).build(), RunContext.none());
        RunFolder.at(other)
                .write(
                        Records.run(Records.ok(1, 0, 10, 30, 3), Records.ok(2, 5, 10, 30, 3))
                                .build(),
                        RunContext.none());
        var results = temp.resolve("results.jsonl");
        var was = Sha256.hex(results);
        Files.copy(other.resolve("results.jsonl"), results, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> RunFolder.at(temp).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(results + ": found 2 records with SHA-256 " + Sha256.hex(results)
                        + ", expected 1 record with " + was + " as in summary.json; one of the two was changed or is of"
                        + " another run (--no-verify reads it all the same)");
        try (var skipping = Verification.skip()) {
            assertThat(skipping).isNotNull();
            assertThat(RunFolder.at(temp).read().records()).hasSize(2);
        }
    }

    @Test
    void keepsTheRunBeforeUntilAWholeOneIsThere() throws IOException {
        var folder = RunFolder.at(temp);
        folder.write(Records.run(Records.ok(1, 0, 10, 30, 3)).build(), RunContext.none());

        folder.write(
                Records.run(Records.ok(1, 0, 10, 30, 3), Records.ok(2, 5, 10, 30, 3))
                        .incomplete()
                        .build(),
                RunContext.none());
        assertThat(RunFolder.at(temp.resolve("previous")).read().records()).hasSize(1);
        assertThat(folder.read().records()).hasSize(2);

        folder.write(Records.run(Records.ok(3, 0, 10, 30, 3)).build(), RunContext.none());
        assertThat(temp).isDirectoryNotContaining("glob:**previous*");
        assertThat(folder.read().records()).hasSize(1);
    }

    @Test
    void isLeftAsItWasWhereAnotherRunCannotBePutInItsPlace() throws IOException {
        var folder = RunFolder.at(temp);
        folder.write(Records.run(Records.ok(1, 0, 10, 30, 3)).build(), RunContext.none());
        var before = namesIn(temp);
        Files.createDirectories(temp.resolve(".summary.json.next/in the way"));
        var other = Records.run(Records.ok(2, 5, 10, 30, 3)).build();

        assertThatThrownBy(() -> folder.write(other, RunContext.none().withManifest("schema: iwc-manifest/1\n")))
                .isInstanceOf(IwcException.class)
                .hasMessageContaining("cannot be written");

        assertThat(namesIn(temp)).containsAll(before).hasSize(before.size() + 1);
        assertThat(folder.read().records()).extracting(RequestRecord::requestId).containsExactly("req-1");
    }

    @Test
    void setsARunAsideWhenRecordsOfAnotherAreAppended() {
        var folder = RunFolder.at(temp);
        folder.write(Records.run(Records.ok(1, 0, 10, 30, 3)).build(), RunContext.none());

        try (var part = new RecordAppender(temp)) {
            assertThat(part.earlier()).contains(temp.resolve("previous"));
            part.append(Records.ok(7, 0, 10, 30, 3));
        }

        assertThat(folder.read().isComplete()).isFalse();
        assertThat(folder.read().records()).extracting(RequestRecord::requestId).containsExactly("req-7");
        assertThat(RunFolder.at(temp.resolve("previous")).read().isComplete()).isTrue();
    }

    @Test
    void saysThatARunWasNotPublishedWholeAndWhereTheOneBeforeIs() throws IOException {
        RunFolder.at(temp.resolve("previous"))
                .write(Records.run(Records.ok(1, 0, 10, 30, 3)).build(), RunContext.none());
        Files.copy(temp.resolve("previous/results.jsonl"), temp.resolve("results.jsonl"));

        assertThatThrownBy(() -> RunFolder.at(temp).read())
                .hasMessage(temp + ": found results.jsonl without summary.json, which is written last: what wrote here"
                        + " was killed; the run before it is in " + temp.resolve("previous"));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
