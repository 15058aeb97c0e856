package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTests {
    @Test
    void keepsWhatNothingElseBeats() {
        var points = List.of(at(1, 5), at(1, 7), at(2, 7), at(3, 6), at(4, 9));

        assertThat(frontier(points)).containsExactly(at(1, 7), at(4, 9)); // by hand, metrics.md 6.3
    }

    @Test
    void keepsTheFirstOfEqualOnes() {
        var first = new Labelled("first", 2, 7);

        var frontier =
                Frontier.of(List.of(first, new Labelled("second", 2, 7)), Labelled::latency, Labelled::throughput);

        assertThat(frontier).containsExactly(first);
    }

    @Test
    void isEmptyWithoutCandidates() {
        assertThat(frontier(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isWhatAComparisonOfAllPairsLeaves(long seed) {
        var random = new Random(seed);
        var points = new ArrayList<Point>();
        for (var i = 0; i < 60; i++) {
            points.add(at(random.nextInt(20), random.nextInt(20)));
        }

        var expected = points.stream()
                .filter(point -> points.stream().noneMatch(other -> other.beats(point)))
                .distinct()
                .toList();
        assertThat(frontier(points)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Point> frontier(List<Point> points) {
        return Frontier.of(points, Point::latency, Point::throughput);
    }

    private static Point at(double latency, double throughput) {
        return new Point(latency, throughput);
    }

    private record Point(double latency, double throughput) {
        boolean beats(Point other) {
            return latency <= other.latency
                    && throughput >= other.throughput
                    && (latency < other.latency || throughput > other.throughput);
        }
    }

    private record Labelled(String label, double latency, double throughput) {}
}
