package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload(synthetic = @Synthetic(requests = 10), name = "morning")
class MorningTests {
    @Test
    void hasItsSize(Workload morning) {
        assertThat(morning).hasRequestCount(10);
    }

    @Test
    void isReproducible(Workload morning) {
        assertThat(morning).isReproducible();
    }
}
