package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.iwc.InvalidInputException;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that others published; expected numbers are NumPy's on the same files. */
class PublishedRunsTests {
    private static final Offset<Double> NANO = within(1e-9);

    @TempDir
    private Path folder;

    @Test
    void readsTheRealRunOfTheSimulatorComparison() {
        var run = RunFolder.readFile(data("gpu-simulate-test/real_request_metrics.csv"));

        assertThat(run.name()).isEqualTo("real");
        assertThat(run.records()).hasSize(8);
        assertThat(value(run, "run.ttft.p50")).isCloseTo(17283962.5e-9, NANO);
        assertThat(value(run, "run.ttft.p90")).isCloseTo(20037415.3e-9, NANO);
        assertThat(value(run, "run.ttft.p99")).isCloseTo(22755979.33e-9, NANO);
        assertThat(value(run, "run.itl.n")).isEqualTo(504);
        assertThat(value(run, "run.itl.p50")).isCloseTo(13615572e-9, NANO);
        assertThat(value(run, "run.itl.p90")).isCloseTo(14128285.9e-9, NANO);
        assertThat(value(run, "run.itl.p99")).isCloseTo(17140902.6e-9, NANO);
        assertThat(RequestTimings.of(run.records().get(0)).tpotSeconds().orElseThrow())
                .isCloseTo(13604543.26984127e-9, within(1e-15));
        assertThat(run.measurement(Metric.of("run.scheduleLag.p99")).reason())
                .isEqualTo("the file has arrivals but no send times");
    }

    /** Request bench-0: queued at 27536.660701067, first token 27537.350135653, last 27554.231018618, 531 tokens. */
    @Test
    void readsTheTimesThatVllmKept() {
        var run = RunFolder.readFile(data("vllm-rtx4090/requests.jsonl"));

        assertThat(run.records()).hasSize(300);
        var first = RequestTimings.of(run.records().get(0));
        assertThat(first.ttftNanos()).hasValue(689_434_586);
        assertThat(first.e2eNanos()).hasValue(17_570_317_551L);
        assertThat(first.tpotSeconds().orElseThrow()).isCloseTo(16.880882965 / 530, within(1e-12));
    }

    @Test
    void namesTheBadLinesOfAFile() throws IOException {
        var file = folder.resolve("requests.jsonl");
        Files.writeString(file, "{\"queued_ts\":1.5}\n{\"queued_ts\":\"late\"}\n");

        assertThatThrownBy(() -> RunFolder.readFile(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file + ":1: first_token_ts: found nothing, expected seconds")
                .hasMessageContaining(file + ":2: queued_ts: found \"late\", expected seconds");
    }

    private static Path data(String file) {
        var data = Optional.ofNullable(System.getenv("IWC_DATA"));
        assumeThat(data).as("IWC_DATA names the folder of the data").isPresent();
        return Path.of(data.orElseThrow()).resolve(file);
    }

    private static double value(Run run, String id) {
        return run.measurement(Metric.of(id)).value();
    }
}
