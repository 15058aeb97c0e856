package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyCountsTests {
    @Test
    void countsAsAMapDoes() {
        var random = new Random(1);
        var counts = new KeyCounts();
        var map = new TreeMap<Long, Long>();

        for (var i = 0; i < 20_000; i++) {
            var key = random.nextBoolean() ? random.nextInt(500) - 250L : (long) random.nextInt(3000) << 32 | 7;
            counts.add(key);
            map.merge(key, 1L, Long::sum);
        }

        assertThat(counts.size()).isEqualTo(map.size());
        assertThat(counts.sortedKeys()).containsExactly(map.keySet().toArray(Long[]::new));
        map.forEach((key, count) -> assertThat(counts.count(key)).isEqualTo(count));
        assertThat(counts.count(Long.MIN_VALUE)).isZero();
    }

    @Test
    void hasNothingLeftOnceItIsCleared() {
        var counts = new KeyCounts();
        counts.add(3);

        counts.clear();

        assertThat(counts.size()).isZero();
        assertThat(counts.count(3)).isZero();
    }
}
