package io.iwc.bench.suite;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Sessions;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** One test on a workload of a thousand requests, in sessions of four turns. */
class ThousandRequestsTestCases {
    @Test
    void holdsItsShape(
            @IwcWorkload(synthetic = @Synthetic(requests = 1_000, sessions = @Sessions(turns = 4))) Workload workload) {
        assertThat(workload).hasRequestCount(1_000).hasPrefillWithin(0.5, 1);
    }
}
