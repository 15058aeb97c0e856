package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyCountsTests {
    @Test
    void countsAsAMapDoes() {
        var random = new Random(17);
        var counts = new KeyCounts();
        var map = new TreeMap<Long, Long>();

        for (var i = 0; i < 20_000; i++) {
            var key = (random.nextLong() >> 50) * (i % 3 == 0 ? 1L << 40 : 1);
            var count = 1 + random.nextInt(5);
            counts.add(key, count);
            map.merge(key, (long) count, Long::sum);
        }

        assertThat(counts.size()).isEqualTo(map.size());
        assertThat(counts.sorted())
                .containsExactly(map.keySet().stream().mapToLong(key -> key).toArray());
        assertThat(map).allSatisfy((key, count) -> assertThat(counts.of(key)).isEqualTo(count));
    }

    @Test
    void aKeyThatWasNotCountedOccursNever() {
        assertThat(new KeyCounts().of(0)).isZero();
        assertThat(new KeyCounts().sorted()).isEmpty();
    }
}
