package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload(synthetic = @Synthetic(requests = 30), name = "evening")
class EveningTests {
    @Test
    void hasItsSize(Workload evening) {
        assertThat(evening).hasRequestCount(30);
    }

    @Test
    void isReproducible(Workload evening) {
        assertThat(evening).isReproducible();
    }
}
