package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTests {
    @ParameterizedTest
    @CsvSource({
        "http://user:pw@host:8000/v1, http://…@host:8000/v1",
        "http://user@host/v1, http://…@host/v1",
        "http://user:p/w@host/v1, http://…@host/v1",
        "http://user:p@w@host/v1, http://…@host/v1",
        "http://user:8000@host/v1, http://…@host/v1",
        "prometheus=https://u:p@host, prometheus=https://…@host",
        "http://host:8000/@scope/x, http://host:8000/@scope/x",
        "http://host/a@b, http://host/a@b",
        "a@b.example, a@b.example"
    })
    void hasNoUserInfoOfUrls(String text, String shown) {
        assertThat(ShownText.withoutUserInfo(text)).isEqualTo(shown);
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(ShownText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(ShownText.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(ShownText.cut("abcd\uD83D\uDE00g", 6)).isEqualTo("abcd…");
    }

    @Test
    void isOnOneLineWithoutControlCharacters() {
        assertThat(ShownText.oneLine("a\u001b[31m\n::error::x\r\t\u0007\u009b\u202e\u2028é"))
                .isEqualTo("a\\u001b[31m\\n::error::x\\r\\t\\u0007\\u009b\\u202e\\u2028é");
    }
}
