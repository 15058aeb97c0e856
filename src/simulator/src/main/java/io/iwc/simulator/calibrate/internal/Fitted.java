package io.iwc.simulator.calibrate.internal;

import io.iwc.simulator.StepCost;
import java.util.ArrayList;
import java.util.List;

/**
 * A fitted step cost.
 *
 * @param cost what was fitted
 * @param requestOverheadSeconds what each request costs in front of the engine; 0 where it was not fitted
 * @param residuals the relative error at each time: predicted over measured, less 1
 * @param indistinct what the times cannot tell apart, each a clause
 * @since 0.1
 */
public record Fitted(
        StepCost.Linear cost, double requestOverheadSeconds, List<Double> residuals, List<String> indistinct) {
    public Fitted {
        residuals = List.copyOf(residuals);
        indistinct = List.copyOf(indistinct);
    }

    /** The same with another clause among what the times cannot tell. */
    Fitted noting(String clause) {
        var clauses = new ArrayList<>(indistinct);
        clauses.add(clause);
        return new Fitted(cost, requestOverheadSeconds, residuals, clauses);
    }

    /** Root of the mean square of the residuals. */
    public double rootMeanSquare() {
        return Math.sqrt(
                residuals.stream().mapToDouble(error -> error * error).average().orElse(0));
    }

    /** The largest residual, without its sign. */
    public double largest() {
        return residuals.stream().mapToDouble(Math::abs).max().orElse(0);
    }

    /** So many of a hundred residuals are not larger, without their signs. */
    public double percentile(double percent) {
        var sorted = residuals.stream().mapToDouble(Math::abs).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, percent / 100 * sorted.length)];
    }
}
