package io.iwc.simulator.calibrate;

import io.iwc.simulator.StepCost;
import io.iwc.simulator.internal.NonNegativeLeastSquares;
import io.iwc.simulator.internal.StepLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A linear step cost fitted to times, by non-negative least squares of their relative errors. What is timed is one step
 * or a sum of steps. The number of prompt tokens that cost nothing is not linear: some are tried.
 */
public final class LinearFit {
    private static final List<String> TERMS =
            List.of(
                    "step overhead",
                    "prompt tokens",
                    "prompt pairs",
                    "decoding sequences",
                    "context read",
                    "context read beside prompts");
    private static final int[] FREE_TOKENS = {0, 16, 32, 64, 96, 128, 192, 256, 384, 512};
    private static final double INDISTINCT = 1e-3; // of the largest singular value
    private static final double PART = 0.3; // of a direction, from which on a term is named

    private final List<Timed> timed = new ArrayList<>();
    private final double[] given = new double[TERMS.size()]; // what is known already; NaN for what is not

    /**
     * What was timed.
     *
     * @param features by free tokens, each in the order of {@link #TERMS}
     * @param seconds above 0
     */
    private record Timed(double[][] features, double seconds, double weight) {}

    /** A fit of nothing yet. */
    public LinearFit() {
        Arrays.fill(given, Double.NaN);
    }

    /** A fit of what prompts cost, where what decoding costs is known. */
    public static LinearFit ofPrompts(StepCost.Linear decoding) {
        var fit = new LinearFit();
        fit.given[0] = decoding.stepOverheadSeconds();
        fit.given[3] = decoding.decodeSecondsPerSequence();
        fit.given[4] = decoding.kvReadSecondsPerToken();
        return fit;
    }

    /** Adds what took so long: one step. */
    public LinearFit add(StepLoad step, double seconds) {
        return add(List.of(step), seconds, 1);
    }

    /**
     * Adds what took so long: steps one after the other.
     *
     * @param weight how much it counts, above 0
     */
    public LinearFit add(List<StepLoad> steps, double seconds, double weight) {
        var features = new double[FREE_TOKENS.length][TERMS.size()];
        for (var choice = 0; choice < FREE_TOKENS.length; choice++) {
            for (var step : steps) {
                var of = features[choice];
                of[0]++;
                of[1] += Math.max(0, step.prefillTokens() - FREE_TOKENS[choice]);
                of[2] += step.prefillPairs();
                of[3] += step.decodeTokens();
                of[4] += step.contextTokens();
                of[5] += step.chunks() == 0 ? 0 : step.contextTokens();
            }
        }
        timed.add(new Timed(features, seconds, weight));
        return this;
    }

    /** How many times were added. */
    public int size() {
        return timed.size();
    }

    /**
     * The fit.
     *
     * @throws IllegalStateException if nothing was added
     */
    public Fitted fitted() {
        if (timed.isEmpty()) {
            throw new IllegalStateException("nothing was timed");
        }
        double[] best = {};
        var bestChoice = 0;
        var bestError = Double.POSITIVE_INFINITY;
        for (var choice = 0; choice < FREE_TOKENS.length; choice++) {
            var coefficients = coefficients(choice);
            var error = squares(choice, coefficients);
            if (error < bestError * (1 - 1e-6)) {
                best = coefficients;
                bestChoice = choice;
                bestError = error;
            }
        }
        var cost = new StepCost.Linear(
                Math.max(best[0], 1e-9), best[1], FREE_TOKENS[bestChoice], best[2], best[3], best[4], best[5]);
        return new Fitted(cost, residuals(bestChoice, best), indistinct(bestChoice));
    }

    private double[] coefficients(int choice) {
        var unknown = IntStream.range(0, given.length)
                .filter(term -> Double.isNaN(given[term]))
                .toArray();
        var rows = new double[timed.size()][];
        var values = new double[timed.size()];
        for (var i = 0; i < rows.length; i++) {
            var all = scaled(timed.get(i), choice);
            rows[i] = Arrays.stream(unknown).mapToDouble(term -> all[term]).toArray();
            values[i] = Math.sqrt(timed.get(i).weight());
            for (var term = 0; term < given.length; term++) {
                values[i] -= Double.isNaN(given[term]) ? 0 : given[term] * all[term];
            }
        }
        var found = NonNegativeLeastSquares.solve(rows, values);
        var coefficients = given.clone();
        for (var i = 0; i < unknown.length; i++) {
            coefficients[unknown[i]] = found[i];
        }
        return coefficients;
    }

    private static double[] scaled(Timed it, int choice) {
        var factor = Math.sqrt(it.weight()) / it.seconds();
        return Arrays.stream(it.features()[choice]).map(value -> value * factor).toArray();
    }

    private double squares(int choice, double[] coefficients) {
        var sum = 0.0;
        for (var it : timed) {
            var error = predicted(it, choice, coefficients) / it.seconds() - 1;
            sum += it.weight() * error * error;
        }
        return sum;
    }

    private List<Double> residuals(int choice, double[] coefficients) {
        return timed.stream()
                .map(it -> predicted(it, choice, coefficients) / it.seconds() - 1)
                .toList();
    }

    private static double predicted(Timed it, int choice, double[] coefficients) {
        var sum = 0.0;
        for (var term = 0; term < coefficients.length; term++) {
            sum += coefficients[term] * it.features()[choice][term];
        }
        return sum;
    }

    /** Terms that could be exchanged for each other without the times changing, or that no time depends on. */
    private List<String> indistinct(int choice) {
        var matrix = new Array2DRowRealMatrix(
                timed.stream().map(it -> scaled(it, choice)).toArray(double[][]::new), false);
        var said = new ArrayList<String>();
        for (var term = 0; term < TERMS.size(); term++) {
            var length = matrix.getColumnVector(term).getNorm();
            if (length == 0) {
                said.add("nothing depends on " + TERMS.get(term));
            } else {
                matrix.setColumnVector(term, matrix.getColumnVector(term).mapDivide(length));
            }
        }
        var decomposed = new SingularValueDecomposition(matrix);
        var values = decomposed.getSingularValues();
        for (var i = 0; i < values.length; i++) {
            if (values[i] < INDISTINCT * values[0]) {
                var direction = decomposed.getV().getColumn(i);
                var terms = new ArrayList<String>();
                for (var term = 0; term < TERMS.size(); term++) {
                    if (Math.abs(direction[term]) > PART
                            && matrix.getColumnVector(term).getNorm() > 0) {
                        terms.add(TERMS.get(term));
                    }
                }
                if (terms.size() > 1) {
                    said.add("cannot tell apart " + String.join(" and ", terms));
                }
            }
        }
        return said;
    }
}
