package io.iwc.simulator.calibrate.internal;

import io.iwc.simulator.StepCost;
import io.iwc.simulator.internal.NonNegativeLeastSquares;
import io.iwc.simulator.internal.StepLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear step cost fitted to times, by non-negative least squares of their relative errors. What is timed is one step
 * or a sum of steps. The number of prompt tokens that cost nothing is not linear: some are tried.
 */
final class LinearFit {
    private static final double BETTER = 0.98; // more free tokens have to explain something

    private final List<Timed> timed = new ArrayList<>();
    private final double[] given = new double[Features.TERMS]; // what is known already; NaN for what is not

    /**
     * What was timed.
     *
     * @param features in the order of {@link Features}
     * @param seconds above 0
     * @param weight above 0
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Timed(double[] features, double seconds, double weight) {
        double[] scaled(int choice) {
            return Features.times(Features.chosen(features, choice), Math.sqrt(weight) / seconds);
        }
    }

    private double[] expected = new double[Features.TERMS];
    private double belief;

    LinearFit() {
        Arrays.fill(given, Double.NaN);
    }

    /** A fit of what prompts cost, where what decoding costs is known. */
    static LinearFit ofPrompts(StepCost.Linear decoding) {
        var fit = new LinearFit();
        fit.given[Features.OVERHEAD] = decoding.stepOverheadSeconds();
        fit.given[Features.DECODING] = decoding.decodeSecondsPerSequence();
        fit.given[Features.CONTEXT] = decoding.kvReadSecondsPerToken();
        return fit;
    }

    /** The same fit, where requests cost nothing in front of the engine. */
    LinearFit withoutRequestOverhead() {
        given[Features.REQUESTS] = 0;
        return this;
    }

    /**
     * The same fit, drawn towards expected terms where the times do not say otherwise.
     *
     * @param terms expected, a common factor aside, which is found; 0 = nothing is expected of it
     * @param strength against a time of weight 1
     */
    LinearFit believing(double[] terms, double strength) {
        expected = terms.clone();
        belief = strength;
        return this;
    }

    /** Adds how long one step took. */
    LinearFit add(StepLoad step, double seconds, double weight) {
        return add(Features.of(step), seconds, weight);
    }

    /** Adds how long what has these features took. */
    LinearFit add(double[] features, double seconds, double weight) {
        timed.add(new Timed(features, seconds, weight));
        return this;
    }

    int size() {
        return timed.size();
    }

    /** The best fit; at least one time must have been added. */
    Fitted fitted() {
        double[] best = {};
        var bestChoice = 0;
        var least = Double.POSITIVE_INFINITY;
        for (var choice = 0; choice < Features.FREE_TOKENS.length; choice++) {
            var terms = terms(choice);
            var squares = 0.0;
            for (var it : timed) {
                var error = error(it, choice, terms);
                squares += it.weight() * error * error;
            }
            if (squares < least * BETTER) {
                best = terms;
                bestChoice = choice;
                least = squares;
            }
        }
        var choice = bestChoice;
        var terms = best;
        return new Fitted(
                Features.cost(terms, choice),
                terms[Features.REQUESTS],
                timed.stream().map(it -> error(it, choice, terms)).toList(),
                Indistinct.of(timed.stream().map(it -> it.scaled(choice)).toArray(double[][]::new), given));
    }

    private double[] terms(int choice) {
        var unknown = IntStream.range(0, given.length)
                .filter(term -> Double.isNaN(given[term]))
                .toArray();
        var rows = new double[timed.size() + unknown.length][unknown.length];
        var values = new double[rows.length];
        for (var i = 0; i < timed.size(); i++) {
            var all = timed.get(i).scaled(choice);
            rows[i] = Arrays.stream(unknown).mapToDouble(term -> all[term]).toArray();
            values[i] = Math.sqrt(timed.get(i).weight());
            for (var term = 0; term < given.length; term++) {
                values[i] -= Double.isNaN(given[term]) ? 0 : given[term] * all[term];
            }
        }
        believe(rows, values, unknown, choice);
        var found = NonNegativeLeastSquares.solve(rows, values);
        var terms = given.clone();
        for (var i = 0; i < unknown.length; i++) {
            terms[unknown[i]] = found[i];
        }
        return terms;
    }

    /** Behind the times, a row for each expected term: that it is what was expected, give or take as much again. */
    private void believe(double[][] rows, double[] values, int[] unknown, int choice) {
        if (belief == 0) {
            return;
        }
        var factor = factor(choice);
        for (var i = 0; i < unknown.length; i++) {
            var likely = factor * expected[unknown[i]];
            if (likely > 0) {
                rows[timed.size() + i][i] = Math.sqrt(belief) / likely;
                values[timed.size() + i] = Math.sqrt(belief);
            }
        }
    }

    /** By which the expected terms explain the times best, half of them too long and half too short. */
    private double factor(int choice) {
        var ratios = timed.stream()
                .mapToDouble(it -> 1 / (error(it, choice, expected) + 1))
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }

    private static double error(Timed it, int choice, double[] terms) {
        var features = Features.chosen(it.features(), choice);
        var predicted = 0.0;
        for (var term = 0; term < terms.length; term++) {
            predicted += terms[term] * features[term];
        }
        return predicted / it.seconds() - 1;
    }
}
