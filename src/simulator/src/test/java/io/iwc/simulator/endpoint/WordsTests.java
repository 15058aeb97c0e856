package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTests {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void haveOneTokenEach(long seed) {
        var tokenizer = Tokenizers.standard();

        assertThat(tokenizer.count(text(seed, 1))).isEqualTo(1);
        assertThat(tokenizer.count(text(seed, 300))).isEqualTo(300);
    }

    @Test
    void dependOnSeedAndRequest() {
        assertThat(new Words(1, "a").piece(0)).isEqualTo(new Words(1, "a").piece(0));
        assertThat(text(1, 20)).isNotEqualTo(text(2, 20));
        assertThat(IntStream.range(0, 20).mapToObj(new Words(1, "other")::piece).collect(Collectors.joining()))
                .isNotEqualTo(text(1, 20));
    }

    private static String text(long seed, int words) {
        return IntStream.range(0, words)
                .mapToObj(new Words(seed, "request")::piece)
                .collect(Collectors.joining());
    }
}
