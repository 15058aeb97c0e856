package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.artifact.internal.TextTable.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTests {
    @Test
    void putsWordsLeftAndNumbersRight() {
        var table = TextTable.of(Side.LEFT, Side.RIGHT, Side.LEFT)
                .row(List.of("name", "n", "verdict"))
                .row(List.of("a", "1,200", "ok"));

        assertThat(table.text()).isEqualTo("""
                name      n  verdict
                a     1,200  ok
                """);
    }

    @Test
    void isNothingWithoutRows() {
        assertThat(TextTable.namesAndNumbers(3).text()).isEmpty();
    }

    @Test
    void refusesARowOfAnotherWidth() {
        var table = TextTable.namesAndNumbers(2);

        assertThatThrownBy(() -> table.row(List.of("a"))).hasMessage("row: found 1 cells, expected 2");
    }
}
