package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

class RecordsTests {
    @Test
    @IwcWorkload(synthetic = @Synthetic(requests = 20))
    void recordsInTheModule(Workload workload) {
        assertThat(workload).matchesBaseline();
    }
}
