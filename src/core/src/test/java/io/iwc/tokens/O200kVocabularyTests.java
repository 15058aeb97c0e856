package io.iwc.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goldens: what jtokkit makes of its own table. */
class O200kVocabularyTests {
    private static final int TOKENS = 199_998;
    private static final int BLOCK = 64;

    private final Vocabulary ours = O200kVocabulary.load();
    private final Encoding golden = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Test
    void holdsEveryTokenAtItsRank() throws IOException {
        RankTable ranks;
        try (var table = Encodings.class.getResourceAsStream("o200k_base.tiktoken")) {
            ranks = new RankTable(table.readAllBytes());
        }

        var differing = IntStream.range(0, TOKENS).filter(rank -> {
            var token = bytes(golden, rank);
            return ranks.rankOf(token, 0, token.length) != rank;
        });

        assertThat(differing.toArray()).isEmpty();
        assertThat(ranks.size()).isEqualTo(TOKENS);
    }

    @Test
    void knowsNoRankOfWhatIsNoToken() {
        var ranks = new RankTable("IQ== 0\r\nIg== 7\r\nISI= 12".getBytes(US_ASCII)); // ! and " and both

        assertThat(List.of(rank(ranks, "!"), rank(ranks, "\""), rank(ranks, "!\"")))
                .containsExactly(0, 7, 12);
        assertThat(List.of(rank(ranks, ""), rank(ranks, "!!"), rank(ranks, "#")))
                .containsOnly(RankTable.NONE);
    }

    @Test
    void holdsATableOfShortLines() {
        var letters =
                IntStream.range('a', 'z' + 1).mapToObj(Character::toString).toList();
        var lines = new StringBuilder();
        letters.forEach(letter -> lines.append(Base64.getEncoder().encodeToString(letter.getBytes(US_ASCII)))
                .append(" 1\n"));

        var ranks = new RankTable(lines.toString().getBytes(US_ASCII));

        assertThat(letters).allMatch(letter -> rank(ranks, letter) == 1);
        assertThat(rank(ranks, "A")).isEqualTo(RankTable.NONE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void joinsThePairsOfWordsOfEveryLengthAsJtokkitDoes(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var word = word(random, random.nextInt(8) == 0 ? 1 + random.nextInt(3000) : 1 + random.nextInt(40));

            assertThat(ours.encode(word))
                    .as(word)
                    .isEqualTo(golden.encodeOrdinary(word).toArray());
            assertThat(ours.count(word)).isEqualTo(golden.countTokensOrdinary(word));
        }
    }

    @Test
    void splitsTextOfEveryScriptAsJtokkitDoes() {
        var differing = IntStream.rangeClosed(0, Character.MAX_CODE_POINT / BLOCK)
                .mapToObj(O200kVocabularyTests::block)
                .filter(text -> !Arrays.equals(
                        ours.encode(text), golden.encodeOrdinary(text).toArray()));

        assertThat(differing).isEmpty();
    }

    @Test
    void splitsContractionsSpacesAndNumbersAsJtokkitDoes() {
        var text = "I'll WE'VE It'S don't\r\n\r\n  a\t b   \n//\n12345678 ½ ǅ x\u00a0y\u2028z …?!\n/ ";

        assertThat(ours.encode(text)).isEqualTo(golden.encodeOrdinary(text).toArray());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void splitsEveryMixtureOfCharactersAsJtokkitDoes(long seed) {
        var random = new Random(seed);
        var signs = List.of(
                "aB1 \n\r\t'/.!sStTmMdDrReEvVlL\u000b\u001c\u0000\u007f",
                "aB1 \n\r'/.sTe\u017f\u212a\u0301\u00e9\u00c9\u01c5\u02b0\u4e2d\u00bd\u00a0\u0085\u2028\u3000\uD83D\uDE00");
        for (var i = 0; i < 10_000; i++) {
            var alphabet = signs.get(i % 2);
            var text = new StringBuilder();
            for (var length = random.nextInt(12); length > 0; length--) {
                text.append(String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())))
                        .repeat(random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1));
            }

            assertThat(ours.encode(text.toString()))
                    .as("%s", text)
                    .isEqualTo(golden.encodeOrdinary(text.toString()).toArray());
        }
    }

    @Test
    void takesHalvesOfSurrogatePairsAsJtokkitDoes() {
        var text = "a\uD83D b\uDE00\uD83D " + "\uDE00".repeat(300);

        assertThat(ours.encode(text)).isEqualTo(golden.encodeOrdinary(text).toArray());
    }

    /** Letters of a few scripts, few or many different ones. */
    private static String word(Random random, int length) {
        var alphabet = List.of(
                        "aeinorst", "abcdefghijklmnopqrstuvwxyz", "ab", "äéßñ", "的一是不了人我在有他", "!?.-", "\uD83D\uDE00x")
                .get(random.nextInt(7));
        var word = new StringBuilder();
        while (word.length() < length) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private static int rank(RankTable ranks, String token) {
        var bytes = token.getBytes(US_ASCII);
        return ranks.rankOf(bytes, 0, bytes.length);
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
