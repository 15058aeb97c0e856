package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTests {
    @Test
    void knowsNothingOfWorkloads() {
        assertThat("plain").isNotEmpty();
    }
}
