package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Distribution;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTests {
    @Test
    void stepAtEachDistinctValue() {
        var curve = Curves.cumulative("c", Distribution.exact(new double[] {1, 2, 4}, new long[] {1, 2, 1}));

        assertThat(curve.x()).containsExactly(1.0, 2.0, 4.0);
        assertThat(curve.y()).containsExactly(0.25, 0.75, 1.0);
    }

    @Test
    void keepExactPointsOnlyWhenThereAreMany() {
        var values = IntStream.rangeClosed(1, 4000).mapToDouble(i -> i).toArray();
        var ones = new long[values.length];
        Arrays.fill(ones, 1);

        var curve = Curves.cumulative("c", Distribution.exact(values, ones));

        assertThat(curve.x()).hasSizeBetween(100, 125).startsWith(1.0).endsWith(4000.0);
        for (var i = 0; i < curve.x().size(); i++) {
            assertThat(curve.y().get(i)).isEqualTo(curve.x().get(i) / 4000);
        }
    }
}
