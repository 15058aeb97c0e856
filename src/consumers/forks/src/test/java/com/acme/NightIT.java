package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload(synthetic = @Synthetic(requests = 5), name = "night")
class NightIT {
    @Test
    void hasItsSize(Workload night) {
        assertThat(night).hasRequestCount(5);
    }

    @Test
    void isReproducible(Workload night) {
        assertThat(night).isReproducible();
    }
}
