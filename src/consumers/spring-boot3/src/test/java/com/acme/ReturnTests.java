package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** The second class on the cached context: its endpoint is still there. */
class ReturnTests extends HelpDeskTestCase {
    @Test
    void asksOnce() {
        assistant.ask("May I send it back?");

        assertThat(ENDPOINT.captured()).hasRequestCount(1);
    }
}
