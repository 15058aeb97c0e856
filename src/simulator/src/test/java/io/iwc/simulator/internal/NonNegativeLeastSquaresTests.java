package io.iwc.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTests {
    @Test
    void solvesWhatHasANonNegativeSolution() {
        var x = NonNegativeLeastSquares.solve(new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {1, 3, 5});

        assertThat(x).containsExactly(new double[] {1, 2}, within(1e-12));
    }

    @Test
    void bindsWhatWouldBeNegative() {
        // by hand: the slope would be -1; without it the mean of 3, 2 and 1 is best
        var x = NonNegativeLeastSquares.solve(new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {3, 2, 1});

        assertThat(x).containsExactly(new double[] {2, 0}, within(1e-12));
    }

    @Test
    void agreesWithAPublishedExample() {
        // the example of the documentation of scipy.optimize.nnls: A x = b with b = (2, 1, 1) gives (1.5, 1)
        var x = NonNegativeLeastSquares.solve(new double[][] {{1, 0}, {1, 0}, {0, 1}}, new double[] {2, 1, 1});

        assertThat(x).containsExactly(new double[] {1.5, 1}, within(1e-12));
    }

    @Test
    void sharesWhatTwoEqualColumnsExplain() {
        var x = NonNegativeLeastSquares.solve(new double[][] {{1, 1}, {2, 2}}, new double[] {2, 4});

        assertThat(x[0] + x[1]).isCloseTo(2, within(1e-9));
        assertThat(Math.min(x[0], x[1])).isNotNegative();
    }
}
