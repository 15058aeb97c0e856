package io.iwc.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A suite that knows nothing of IWC. */
class PlainTestCases {
    @Test
    void plain() {
        assertThat(1 + 1).isEqualTo(2);
    }
}
