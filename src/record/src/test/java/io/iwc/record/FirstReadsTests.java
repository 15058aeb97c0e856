package io.iwc.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstReadsTests {
    private static final String HEAD = "HTTP/1.1 200 OK\r\ntransfer-Encoding: Chunked\r\n\r\n";
    private static final String TOKEN = "2a\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\r\n";

    private final FirstReads reads = new FirstReads();

    @Test
    void aHeadAndATokenGoOnUnread() {
        assertThat(goesOn(HEAD)).isTrue();
        assertThat(goesOn(TOKEN)).isTrue();
    }

    @Test
    void aTokenWithTheHeadGoesOnUnread() {
        assertThat(goesOn(HEAD + TOKEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: [DONE]\n\n",
                "\r\n0\r\n\r\n",
                "{\"choices\":[{\"finish_reason\":\"stop\"}]}",
                "{\"candidates\":[{\"finishReason\":\"STOP\"}]}",
                "{\"message\":{\"content\":\"a\"},\"done\":true}",
                "event: message_stop",
                "{\"error\":\"no\"}",
                "{\"type\":\"response.completed\"}"
            })
    void whatMayBeTheEndWaits(String end) {
        assertThat(goesOn(HEAD)).isTrue();
        assertThat(goesOn(TOKEN + end)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n",
                "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Enc"
            })
    void whoseEndIsNotInItsWordsWaits(String head) {
        assertThat(goesOn(head)).isFalse();
        assertThat(goesOn(TOKEN)).isFalse();
    }

    private boolean goesOn(String text) {
        return reads.canGoOn(text.getBytes(ISO_8859_1), text.length());
    }
}
