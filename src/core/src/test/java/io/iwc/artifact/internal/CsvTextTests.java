package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of OWASP, "CSV Injection". */
class CsvTextTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\rx", "'=1", "''@x", "=a\nb"})
    void isNoFormulaAndComesBack(String text) {
        assertThat(CsvText.cell(text)).isEqualTo("'" + text);
        assertThat(CsvText.text(CsvText.cell(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r1", "'quoted'", "a=b", "x-1"})
    void isLeftAloneIfItIsNone(String text) {
        assertThat(CsvText.cell(text)).isEqualTo(text);
        assertThat(CsvText.text(text)).isEqualTo(text);
    }

    @Test
    void isQuotedWhereItMust() {
        assertThat(CsvText.quoted("a\"b,c")).isEqualTo("\"a\"\"b,c\"");
        assertThat(CsvText.quoted("ab")).isEqualTo("ab");
    }
}
