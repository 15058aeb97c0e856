package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload(synthetic = @Synthetic(requests = 20), name = "noon")
class NoonTests {
    @Test
    void hasItsSize(Workload noon) {
        assertThat(noon).hasRequestCount(20);
    }

    @Test
    void isReproducible(Workload noon) {
        assertThat(noon).isReproducible();
    }
}
