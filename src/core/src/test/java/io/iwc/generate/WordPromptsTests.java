package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt.Lengths;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordPromptsTests {
    private final WordPrompts prompts = new WordPrompts(7);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void haveExactlyTheTokensAskedFor(int seed) {
        var tokens = new SplittableRandom(seed).nextInt(3000);
        var encoding = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

        var text = prompts.text(lengths(tokens), "", "r" + seed);

        assertThat(encoding.countTokens(text)).isEqualTo(tokens);
    }

    @Test
    void shareTheTextOfEqualBlocks() {
        var first = prompts.text(lengths(10, 4, 1, 2), "", "a");
        var second = prompts.text(lengths(10, 4, 1, 2), "", "b");

        assertThat(words(first, 0, 8)).isEqualTo(words(second, 0, 8));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void shareNothingWhereBlocksDiffer() {
        var first = prompts.text(lengths(8, 4, 1, 2), "", "a");
        var second = prompts.text(lengths(8, 4, 3, 2), "", "a");

        assertThat(words(first, 0, 4)).isNotEqualTo(words(second, 0, 4));
        assertThat(words(first, 4, 8)).isEqualTo(words(second, 4, 8));
    }

    @Test
    void keepBlocksOfSessionsApart() {
        var scoped = new Lengths(
                4, Optional.of(PrefixBlocks.of(4, new long[] {1}).within(PrefixBlocks.Scope.SESSION)));

        assertThat(prompts.text(scoped, "s1", "a")).isEqualTo(prompts.text(scoped, "s1", "b"));
        assertThat(prompts.text(scoped, "s1", "a")).isNotEqualTo(prompts.text(scoped, "s2", "a"));
    }

    @Test
    void areOtherWordsUnderAnotherSeed() {
        var other = new WordPrompts(8);

        assertThat(prompts.text(lengths(50), "", "a")).isEqualTo(new WordPrompts(7).text(lengths(50), "", "a"));
        assertThat(prompts.text(lengths(50), "", "a")).isNotEqualTo(other.text(lengths(50), "", "a"));
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static Lengths lengths(int tokens) {
        return new Lengths(tokens, Optional.empty());
    }

    private static Lengths lengths(int tokens, int blockSize, long... ids) {
        return new Lengths(tokens, Optional.of(PrefixBlocks.of(blockSize, ids)));
    }

    private static String words(String text, int from, int to) {
        return String.join(" ", java.util.Arrays.copyOfRange(text.split(" "), from, to));
    }
}
