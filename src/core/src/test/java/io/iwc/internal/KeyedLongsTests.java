package io.iwc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyedLongsTests {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rememberWhatAMapOfObjectsWould(long seed) {
        var random = new Random(seed);
        var map = new HashMap<String, Long>();
        var longs = new KeyedLongs(1);

        for (var i = 0L; i < 20_000; i++) {
            var key = "req-" + random.nextInt(8_000);
            var replaces = random.nextBoolean();
            var expected = Optional.ofNullable(replaces ? map.put(key, i) : map.putIfAbsent(key, i));
            var before = replaces ? longs.put(key, i) : longs.putIfAbsent(key, i);

            assertThat(before.map(numbers -> numbers[0])).isEqualTo(expected);
        }

        map.forEach((key, value) -> assertThat(longs.get(key).orElseThrow()).containsExactly(value));
        assertThat(longs.get("never")).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @Test
    void keepTheFirstOrTheLastAsAsked() {
        var longs = new KeyedLongs(2);

        assertThat(longs.putIfAbsent("a", 1, 2)).isEmpty();
        assertThat(longs.putIfAbsent("a", 3, 4).orElseThrow()).containsExactly(1, 2);
        assertThat(longs.put("a", 5, 6).orElseThrow()).containsExactly(1, 2);
        assertThat(longs.get("a").orElseThrow()).containsExactly(5, 6);
    }

    @Test
    void tellTextsApartThatDifferLittle() {
        var longs = new KeyedLongs(1);

        for (var i = 0; i < 200_000; i++) {
            assertThat(longs.putIfAbsent("s" + i / 100 + "\0" + i % 100, i)).isEmpty();
        }
    }
}
