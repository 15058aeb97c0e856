package io.iwc.drift.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.internal.DistanceMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** Two workloads in blocks, and what the calibrated metrics are on both sides of a draw of these blocks. */
final class TwoSamples {
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.9;

    private final UnitSample first;
    private final UnitSample second;
    private final int length;
    private final int ofFirst;
    private final int blocks;
    private final List<BiConsumer<Draw, Map<Metric, Move>>> metrics = new ArrayList<>();

    /** Both samples in blocks of so many units. */
    TwoSamples(UnitSample first, UnitSample second, int length) {
        this.first = first;
        this.second = second;
        this.length = length;
        ofFirst = blocks(first);
        blocks = ofFirst + blocks(second);
        lengths();
        arrivals();
        sessions();
        first.prefixReuse().ifPresent(reuse -> {
            ratio(reuse.reuse(), Quantity.CACHED, Quantity.PROMPT);
            sides(reuse.requestsWithHit(), sums(Quantity.HIT)::mean);
        });
    }

    private int blocks(UnitSample sample) {
        return (sample.units() + length - 1) / length;
    }

    private void lengths() {
        column(
                MetricFamily.PROMPT_TOKENS,
                Quantity.PROMPT,
                Map.of(Metric.PROMPT_TOKENS_P50, MEDIAN, Metric.PROMPT_TOKENS_P90, HIGH));
        column(
                MetricFamily.OUTPUT_TOKENS,
                Quantity.OUTPUT,
                Map.of(Metric.OUTPUT_TOKENS_P50, MEDIAN, MetricFamily.OUTPUT_TOKENS.at(Percentile.P90), HIGH));
        if (has(Quantity.DOMINANCE)) {
            var dominance = pooled(Quantity.DOMINANCE);
            metrics.add((draw, moves) ->
                    moves.put(Metric.PREFILL_P50, dominance.sides(draw).quantiles(MEDIAN)));
            var prompts = sums(Quantity.PROMPT_OF_BOTH);
            var outputs = sums(Quantity.OUTPUT_OF_BOTH);
            sides(Metric.PREFILL_TOTAL, times -> prompts.sum(times) / (prompts.sum(times) + outputs.sum(times)));
        }
    }

    private void arrivals() {
        if (!has(Quantity.GAP)) {
            return;
        }
        var gap = pooled(Quantity.GAP);
        var sums = sums(Quantity.GAP);
        var windows = new BlockTimes(first.column(Quantity.GAP), second.column(Quantity.GAP), length, ofFirst, blocks);
        var distance = DistanceMetric.KS_MARGIN.of(MetricFamily.ARRIVAL_GAP);
        metrics.add((draw, moves) -> {
            var both = gap.sides(draw);
            var medians = both.quantiles(MEDIAN);
            moves.put(distance, new Move(0, both.distance()));
            moves.put(
                    Metric.GAP_MEDIAN_TO_MEAN,
                    new Move(medians.before() / sums.mean(draw.before()), medians.now() / sums.mean(draw.now())));
        });
        sides(Metric.GAP_RATE, times -> 1 / sums.mean(times));
        sides(Metric.BURSTINESS_CV, sums::coefficientOfVariation);
        sides(Metric.DISPERSION_1S, windows::dispersion);
    }

    private void sessions() {
        if (!has(Quantity.TURNS)) {
            return;
        }
        sides(MetricFamily.SESSION_TURNS.mean(), sums(Quantity.TURNS)::mean);
        column(
                MetricFamily.PROMPT_GROWTH,
                Quantity.GROWTH,
                Map.of(MetricFamily.PROMPT_GROWTH.at(Percentile.P50), MEDIAN));
        column(MetricFamily.SESSION_REUSE, Quantity.SESSION_REUSE, Map.of());
        if (has(Quantity.SESSION_REUSE)) {
            sides(Metric.SESSION_REUSE_MEAN, sums(Quantity.SESSION_REUSE)::mean);
            ratio(Metric.SESSION_REUSE_TOTAL, Quantity.REPEATED, Quantity.REPEATABLE);
        }
    }

    /** Whether the baseline has any: what it lacks is not calibrated. */
    private boolean has(Quantity quantity) {
        return first.column(quantity).size() > 0;
    }

    private PooledColumn pooled(Quantity quantity) {
        return new PooledColumn(first.column(quantity), second.column(quantity), length, ofFirst);
    }

    /** The distance of a family and some of its percentiles. */
    private void column(MetricFamily family, Quantity quantity, Map<Metric, Double> shares) {
        if (!has(quantity)) {
            return;
        }
        var pooled = pooled(quantity);
        var distance = DistanceMetric.KS_MARGIN.of(family);
        metrics.add((draw, moves) -> {
            var both = pooled.sides(draw);
            moves.put(distance, new Move(0, both.distance()));
            shares.forEach((metric, share) -> moves.put(metric, both.quantiles(share)));
        });
    }

    private BlockSums sums(Quantity quantity) {
        return new BlockSums(first.column(quantity), second.column(quantity), length, ofFirst, blocks);
    }

    private void sides(Metric metric, ToDoubleFunction<int[]> of) {
        metrics.add((draw, moves) ->
                moves.put(metric, new Move(of.applyAsDouble(draw.before()), of.applyAsDouble(draw.now()))));
    }

    private void ratio(Metric metric, Quantity over, Quantity under) {
        var above = sums(over);
        var below = sums(under);
        sides(metric, times -> above.sum(times) / below.sum(times));
    }

    int blocks() {
        return blocks;
    }

    int blocksOfFirst() {
        return ofFirst;
    }

    /** What every metric is on both sides; one that is undefined on a side is left out. */
    Map<Metric, Move> moves(Draw draw) {
        var moves = new TreeMap<Metric, Move>();
        metrics.forEach(measure -> measure.accept(draw, moves));
        moves.values().removeIf(move -> !Double.isFinite(move.before()) || !Double.isFinite(move.now()));
        return moves;
    }
}
