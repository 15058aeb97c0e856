package io.iwc.junit;

import static io.iwc.dataset.DatasetFormat.METRICS_CSV;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** One week of a log as a workload of a test. */
class WorkloadWindowTests {
    @Test
    void aWeekBeginsWithItsFirstRequestAndEndsBeforeTheNext(
            @IwcWorkload(trace = "three-weeks.csv", format = METRICS_CSV, window = "7d/14d") Workload week) {
        assertThat(week.requests())
                .extracting(request -> request.promptTokens().getAsInt())
                .containsExactly(30, 40);
        assertThat(week.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 604_799_999_999_999L);
        assertThat(week.manifest().config())
                .containsEntry("from_seconds", 604_800.0)
                .containsEntry("to_seconds", 1_209_600.0);
    }

    @Test
    void theEndMayBeMissing(
            @IwcWorkload(trace = "three-weeks.csv", format = METRICS_CSV, window = "7d/") Workload rest) {
        assertThat(rest.requests()).hasSize(3);
    }

    /** The first hour of three rows that DuckDB wrote: at 0 s, 1 s and 1 h. */
    @Test
    void aParquetFileIsReadLikeItsCsvWhereDuckDbIs(
            @IwcWorkload(dataset = "month.parquet", window = "0s/1h") Workload hour) {
        assertThat(hour.requests())
                .extracting(request -> request.promptTokens().getAsInt())
                .containsExactly(100, 50);
        assertThat(hour.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 1_000_000_000L);
        assertThat(hour.requests().get(1).userId()).hasValue("u2");
    }
}
