package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.metric.Metric;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RunContext;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a trace as a workload and a recorded run. */
class ExtractionTests {
    private static final String LOG = """
            session_id,user_id,model_id,input_tokens,output_tokens,started_at,ttft,duration,status
            s1,ua,m1,10,5,2026-02-01 00:00:00,0.1,0.5,200
            s1,ub,m1,20,5,2026-02-01 06:00:00,0.2,0.6,200
            s2,ua,m2,30,5,2026-02-01 12:00:00,0.3,0.7,200
            s2,ua,m1,40,5,2026-02-02 00:00:00,0.4,0.8,429
            s3,ua,m1,50,5,2026-02-02 06:00:00,,,503
            s3,ua,m1,-1,5,2026-02-02 06:00:01,0.4,0.8,200
            s4,ua,m1,60,9,2026-02-02 06:00:02,0.4,0.8,200
            s4,ua,m1,70,9,2026-02-02 06:00:03,,,200
            """;

    @TempDir
    private Path folder;

    @Test
    void keepsWhatIsAskedForFromZeroOn() {
        var workload = extract("model=m1,user=ua,window=2026-02-02/2026-02-03").workload();

        assertThat(workload.requests())
                .extracting(Request::arrivalNanos)
                .containsExactly(0L, 21_600_000_000_000L, 21_602_000_000_000L, 21_603_000_000_000L);
        assertThat(workload.requests())
                .extracting(request -> request.promptTokens().getAsInt())
                .containsExactly(40, 50, 60, 70);
        assertThat(workload.manifest().skipped()).containsEntry("unknown prompt tokens", 1L);
        assertThat(workload.manifest().arrival()).containsEntry("origin", "2026-02-02T00:00:00Z");
        assertThat(workload.manifest().config())
                .containsEntry("extract", "model=m1,user=ua,window=2026-02-02/2026-02-03");
    }

    @Test
    void whatProductionDidIsARunOfOriginRecorded() {
        var run = extract("model=m1,user=ua").run().orElseThrow();

        assertThat(run.origin()).isEqualTo(Origin.RECORDED);
        assertThat(run.records())
                .extracting(RequestRecord::requestId)
                .as("the last one says neither when it ended nor that it failed")
                .containsExactly("req-000001", "req-000002", "req-000003", "req-000004");
        assertThat(run.errors()).containsEntry(ErrorClass.HTTP_429, 1L).containsEntry(ErrorClass.HTTP_5XX, 1L);
        // by hand: two requests succeeded, after 0.5 s and 0.8 s, their first tokens after 0.1 s and 0.4 s
        assertThat(run.measurement(Metric.of("run.response.mean")).value()).isEqualTo(0.65);
        assertThat(run.measurement(Metric.of("run.ttft.max")).value()).isEqualTo(0.4);
        assertThat(run.measurement(Metric.of("run.scheduleLag.p99")).reason())
                .isEqualTo("the file has arrivals but no send times");
        assertThat(run.invalidReasons()).isEmpty();
    }

    @Test
    void aRecordedRunIsTheSameWhenItIsReadBack() {
        var run = extract("model=m1").run().orElseThrow();
        var stored = RunFolder.at(folder.resolve("w.run"));

        stored.write(run, RunContext.none());

        assertThat(stored.read().origin()).isEqualTo(Origin.RECORDED);
        assertThat(stored.read().measurements()).isEqualTo(run.measurements());
    }

    @ParameterizedTest
    @CsvSource({"0h/12h, 2", "6h/2d, 7", "1d/2d, 5", "2026-02-01T06:00:00Z/2026-02-01T12:00:01Z, 2"})
    void aWindowEndsBeforeItsSecondTime(String window, int kept) {
        var extraction = extract("window=" + window);

        var left = extraction.workload().manifest().skipped().getOrDefault("unknown prompt tokens", 0L);
        assertThat(extraction.workload().requests().size() + left).isEqualTo(kept);
    }

    @Test
    void aSampleKeepsWholeSessionsAndSaysSo() {
        var sample = extract("sample=0.5,by=session").workload();

        var sessions = sample.requests().stream()
                .map(request -> request.sessionId().orElseThrow())
                .distinct()
                .toList();
        assertThat(sessions).isNotEmpty();
        assertThat(extract("sample=0.5,by=session").workload().requests()).isEqualTo(sample.requests());
        assertThat(sample.manifest().config())
                .containsEntry("sampled_by", "session")
                .containsEntry("sample_share", 0.5);
        assertThat(sample.manifest().skipped()).containsKey("not in the sample");
        assertThat(sample.requests().stream()
                        .filter(request -> request.sessionId().orElseThrow().equals(sessions.get(0))))
                .hasSize((int) LOG.lines()
                        .filter(line -> line.startsWith(sessions.get(0) + ",") && !line.contains("-1"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"user, user_id", "session, session_id"})
    void rowsThatNobodySentAreInNoSampleAndCounted(String by, String column) {
        var file = SmallTrace.write(folder.resolve("log.csv"), column + """
                ,input_tokens,output_tokens,started_at
                a,10,5,2026-02-01 00:00:00
                ,20,5,2026-02-01 00:00:01
                ,30,5,2026-02-01 00:00:02
                """);

        // by sha256sum, the hash of "a" is 0.79 of the largest one, and that of "null" 0.45: a share of 0.9 has both
        var sample = extraction(file, "sample=0.9,by=" + by).workload();

        assertThat(sample.requests())
                .extracting(request -> request.promptTokens().getAsInt())
                .containsExactly(10);
        assertThat(sample.manifest().skipped()).containsExactly(entry("no " + by, 2L));
    }

    @Test
    void rowsWithoutAnArrivalAreCountedWhereTheyWouldBeInThePart() {
        var file = SmallTrace.write(folder.resolve("log.csv"), """
                user_id,model_id,input_tokens,output_tokens,started_at
                a,m1,10,5,2026-02-01 00:00:00
                a,m1,20,5,
                b,m1,30,5,
                a,m2,40,5,
                """);

        assertThat(extraction(file, "model=m1,user=a").workload().manifest().skipped())
                .containsExactly(entry("no arrival time", 1L));
        assertThat(extraction(file, "model=m1,window=0s/1s")
                        .workload()
                        .manifest()
                        .skipped())
                .as("nobody knows whether they were in the window")
                .containsExactly(entry("no arrival time", 2L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m1",
                "model=",
                "window=7d",
                "window=2d/1d",
                "window=7d/2026-01-01",
                "sample=0",
                "sample=2",
                "by=model"
            })
    void whatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> Extract.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found")
                .hasMessageContaining("expected");
    }

    @Test
    void aPartThatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> extract("model=m9"))
                .hasMessage("extract: found no request with known lengths in model=m9, expected at least one");
    }

    private Extraction extract(String text) {
        return extraction(SmallTrace.write(folder.resolve("log.csv"), LOG), text);
    }

    private static Extraction extraction(Path file, String text) {
        return Extraction.of(List.of(file), TraceOptions.of(Reading.DEFAULT), Extract.parse(text), "log");
    }
}
