package io.iwc.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhitespaceTokenizerTests {
    private final Tokenizer tokenizer = Tokenizers.whitespace();

    @Test
    void splitsAtUnicodeWhiteSpaceOnly() {
        // metrics.md 6.3: no-break, em and next-line spaces part words; U+001C and U+200B do not
        assertThat(tokenizer.count("a\u00A0b\u001Cc  d\u2003e\u0085f\u200Bg")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\t', '\n', '\u000B', '\f', '\r', ' ', '\u0085', '\u00A0', '\u1680', '\u2000', '\u2001', '\u2002',
                '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009', '\u200A', '\u2028', '\u2029',
                '\u202F', '\u205F', '\u3000'
            })
    void knowsEachWhiteSpaceCharacterOfUnicode(char space) {
        assertThat(tokenizer.count("a" + space + "b")).isEqualTo(2);
    }

    @Test
    void knowsNoOtherWhiteSpace() {
        var spaces = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> tokenizer.count("a" + Character.toString(point) + "b") == 2)
                .count();

        assertThat(spaces).isEqualTo(25); // White_Space in PropList.txt of Unicode
    }

    @Test
    void givesEqualWordsEqualIdsWhereverTheyStand() {
        var first = tokenizer.encode("to be or not to be");
        var second = tokenizer.encode("  be\nto ");

        assertThat(first).hasSize(6);
        assertThat(first[4]).isEqualTo(first[0]);
        assertThat(first[5]).isEqualTo(first[1]);
        assertThat(second).containsExactly(first[1], first[0]);
        assertThat(IntStream.of(first).distinct()).hasSize(4);
    }

    @Test
    void seesNoWordInBlankText() {
        assertThat(tokenizer.count("")).isZero();
        assertThat(tokenizer.encode(" \t\u3000\n")).isEmpty();
    }

    @Test
    void agreesWithItselfInSeveralThreads() {
        var text = "w"
                + String.join(
                        " w", IntStream.range(0, 500).mapToObj(String::valueOf).toList());

        var encodings = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> tokenizer.encode(text))
                .toList();

        assertThat(encodings).allSatisfy(ids -> assertThat(ids).containsExactly(encodings.get(0)));
        assertThat(IntStream.of(encodings.get(0)).distinct().count()).isEqualTo(500);
    }

    @Test
    void isRecordedByItsId() {
        assertThat(tokenizer.id()).isEqualTo("whitespace");
        assertThat(tokenizer.sha256()).isEmpty();
    }
}
