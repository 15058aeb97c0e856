package io.iwc.simulator.internal;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Least squares whose solution has no negative number, by the active-set method of Lawson and Hanson (Solving Least
 * Squares Problems, 1974, chapter 23). Columns are scaled to length 1 first, so that the solution does not depend on
 * their units.
 */
public final class NonNegativeLeastSquares {
    private static final double TOLERANCE = 1e-10;
    private static final int ROUNDS_PER_COLUMN = 30;

    private final RealMatrix matrix;
    private final RealVector right;
    private final double[] scale;

    private NonNegativeLeastSquares(double[][] rows, double[] values) {
        matrix = new Array2DRowRealMatrix(rows, true);
        right = new ArrayRealVector(values);
        scale = new double[matrix.getColumnDimension()];
        for (var column = 0; column < scale.length; column++) {
            var length = matrix.getColumnVector(column).getNorm();
            scale[column] = length == 0 ? 1 : length;
            matrix.setColumnVector(column, matrix.getColumnVector(column).mapDivide(scale[column]));
        }
    }

    /**
     * The x ≥ 0 that minimises |rows·x − values|.
     *
     * @param rows at least one, all of one length ≥ 1
     */
    public static double[] solve(double[][] rows, double[] values) {
        return new NonNegativeLeastSquares(rows, values).solution();
    }

    private double[] solution() {
        var columns = scale.length;
        var free = new boolean[columns];
        var x = new double[columns];
        for (var round = 0; round < ROUNDS_PER_COLUMN * columns; round++) {
            var entering = entering(free, x);
            if (entering < 0) {
                break;
            }
            free[entering] = true;
            x = feasible(free, x);
        }
        for (var column = 0; column < columns; column++) {
            x[column] /= scale[column];
        }
        return x;
    }

    /** The bound column along which the error falls most steeply; −1 if along none. */
    private int entering(boolean[] free, double[] x) {
        var gradient = matrix.preMultiply(right.subtract(matrix.operate(new ArrayRealVector(x))));
        var best = -1;
        for (var column = 0; column < free.length; column++) {
            if (!free[column]
                    && gradient.getEntry(column) > TOLERANCE * right.getNorm()
                    && (best < 0 || gradient.getEntry(column) > gradient.getEntry(best))) {
                best = column;
            }
        }
        return best;
    }

    /** Goes from x towards the solution of the free columns, and binds what would become negative on the way. */
    private double[] feasible(boolean[] free, double[] x) {
        var from = x.clone();
        while (true) {
            var target = unbound(free);
            var step = 1.0;
            for (var column = 0; column < free.length; column++) {
                if (free[column] && target[column] <= 0) {
                    step = Math.min(step, from[column] / (from[column] - target[column]));
                }
            }
            if (step >= 1) {
                return target;
            }
            for (var column = 0; column < free.length; column++) {
                from[column] += step * (target[column] - from[column]);
                if (free[column] && from[column] <= TOLERANCE * right.getNorm()) {
                    free[column] = false;
                    from[column] = 0;
                }
            }
        }
    }

    private double[] unbound(boolean[] free) {
        var columns = new int[free.length];
        var count = 0;
        for (var column = 0; column < free.length; column++) {
            if (free[column]) {
                columns[count++] = column;
            }
        }
        var solution = new double[free.length];
        if (count == 0) {
            return solution;
        }
        var chosen = Arrays.copyOf(columns, count);
        var rows = new int[matrix.getRowDimension()];
        Arrays.setAll(rows, row -> row);
        var part = solved(matrix.getSubMatrix(rows, chosen));
        for (var i = 0; i < count; i++) {
            solution[chosen[i]] = part.getEntry(i);
        }
        return solution;
    }

    private RealVector solved(RealMatrix part) {
        if (part.getRowDimension() >= part.getColumnDimension()) {
            try {
                return new QRDecomposition(part).getSolver().solve(right);
            } catch (SingularMatrixException e) {
                // columns that say the same: the shortest solution shares what they explain
            }
        }
        return new SingularValueDecomposition(part).getSolver().solve(right);
    }
}
