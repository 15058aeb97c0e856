package io.iwc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedTextsTests {
    @ParameterizedTest(name = "texts of up to {0} characters")
    @ValueSource(ints = {1, 40, 3_000, 400_000}) // a longer one than all that is kept in memory
    void rememberWhatAMapWould(int mostCharacters) {
        var random = new Random(mostCharacters);
        var map = new HashMap<String, String>();

        try (var texts = new KeyedTexts()) {
            for (var i = 0; i < Math.min(20_000, 20_000_000 / mostCharacters); i++) {
                var key = "k" + random.nextInt(300);
                var text = "é".repeat(random.nextInt(mostCharacters)) + i;
                map.put(key, text);
                texts.put(key, text);
                var other = "k" + random.nextInt(300);
                assertThat(texts.get(other).orElse("none")).isEqualTo(map.getOrDefault(other, "none"));
            }

            map.forEach((key, text) -> assertThat(texts.get(key)).contains(text));
        }
    }

    @Test
    void numbersLieInAFileOnceTheyAreMany() {
        var longs = new KeyedLongs(3);

        for (var i = 0; i < 900_000; i++) { // 64 rows of more than 32 768 numbers
            assertThat(longs.putIfAbsent("k" + i, i, -i, 7)).isEmpty();
        }

        for (var i = 0; i < 900_000; i += 7) {
            assertThat(longs.get("k" + i).orElseThrow()).containsExactly(i, -i, 7);
        }
        assertThat(longs.get("k900000")).isEmpty();
    }

    @Test
    void aChainDistinguishesTheSameBlockInAnotherPlace() {
        var numbers = new ChainNumbers();
        var content = new long[] {5, 5, 6, 5};

        assertThat(numbers.of(-1, content, 0, 1)).isZero();
        assertThat(numbers.of(0, content, 1, 2)).isEqualTo(1);
        assertThat(numbers.of(-1, content, 1, 2)).isZero();
        assertThat(numbers.of(0, content, 2, 3)).isEqualTo(2);
        assertThat(numbers.of(0, content, 1, 3)).isEqualTo(3);
        assertThat(numbers.ofNew()).isEqualTo(4);
        assertThat(numbers.of(0, content, 3, 4)).isEqualTo(1);
    }
}
