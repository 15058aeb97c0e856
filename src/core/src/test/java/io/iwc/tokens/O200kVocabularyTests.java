package io.iwc.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goldens: what jtokkit makes of its own table. */
class O200kVocabularyTests {
    private static final int TOKENS = 199_998;
    private static final int BLOCK = 64;

    private final Encoding ours = O200kVocabulary.load();
    private final Encoding golden = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Test
    void holdsEveryTokenAtItsRank() {
        var differing =
                IntStream.range(0, TOKENS).filter(rank -> !Arrays.equals(bytes(ours, rank), bytes(golden, rank)));

        assertThat(differing.toArray()).isEmpty();
    }

    @Test
    void splitsTextOfEveryScriptAsJtokkitDoes() {
        var differing = IntStream.rangeClosed(0, Character.MAX_CODE_POINT / BLOCK)
                .mapToObj(O200kVocabularyTests::block)
                .filter(text -> !ours.encodeOrdinary(text).equals(golden.encodeOrdinary(text)));

        assertThat(differing).isEmpty();
    }

    @Test
    void splitsContractionsSpacesAndNumbersAsJtokkitDoes() {
        var text = "I'll WE'VE It'S don't\r\n\r\n  a\t b   \n//\n12345678 ½ ǅ x\u00a0y\u2028z …?!\n/ ";

        assertThat(ours.encodeOrdinary(text)).isEqualTo(golden.encodeOrdinary(text));
    }

    private static byte[] bytes(Encoding encoding, int rank) {
        var one = new IntArrayList();
        one.add(rank);
        return encoding.decodeBytes(one);
    }

    /** Sixty-four characters in a row, each alone, within a word and behind a digit. */
    private static String block(int number) {
        var text = new StringBuilder();
        IntStream.range(number * BLOCK, Math.min((number + 1) * BLOCK, Character.MAX_CODE_POINT))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .forEach(point -> {
                    var character = Character.toString(point);
                    text.append(character)
                            .append(" a")
                            .append(character)
                            .append("B 1")
                            .append(character);
                });
        return text.toString();
    }
}
