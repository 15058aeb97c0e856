package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationTests {
    @Test
    void agreesWithTheReferenceOnSevenUsers() {
        var users = Concentration.of(50, 20, 12, 8, 5, 3, 2);

        assertThat(users.gini()).isCloseTo(0.5285714286, within(1e-9)); // metrics.md 6.3
        assertThat(users.zipfExponent()).isCloseTo(1.444336730, within(1e-8));
        assertThat(users.topShare(1)).isEqualTo(0.5);
        assertThat(users.topShare(10)).isEqualTo(1);
    }

    @Test
    void isNoneAmongEquals() {
        var users = Concentration.of(4, 4, 4);

        assertThat(users.gini()).isZero();
        assertThat(users.zipfExponent()).isZero();
    }

    @Test
    void doesNotLeaveTheBracket() {
        var users = Concentration.of(1_000_000_000, 1, 1);

        assertThat(users.zipfExponent()).isCloseTo(10, within(1e-9));
    }

    @Test
    void refusesUsersWithoutRequests() {
        assertThatThrownBy(() -> Concentration.of(3, 0)).hasMessage("a count is at least 1, found 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8, 1.0, 1.5, 2.5})
    void findsTheExponentThatMadeTheCounts(double exponent) {
        var counts = new long[500];
        for (var rank = 1; rank <= counts.length; rank++) {
            counts[rank - 1] = Math.round(1e12 * Math.pow(rank, -exponent));
        }

        assertThat(Concentration.of(counts).zipfExponent()).isCloseTo(exponent, within(1e-6));
    }
}
