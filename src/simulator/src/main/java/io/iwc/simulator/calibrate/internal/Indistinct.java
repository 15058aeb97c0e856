package io.iwc.simulator.calibrate.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What times cannot tell apart: terms that nothing timed depends on, and terms that could be exchanged for each other
 * without any time changing by much. The latter are directions in which the matrix of a fit, each column scaled to
 * length 1, is nearly flat.
 */
final class Indistinct {
    private static final double FLAT = 0.02; // of the largest singular value
    private static final double PART = 0.3; // of a direction, from which on a term is named

    private Indistinct() {}

    /**
     * Clauses, none if all is clear.
     *
     * @param rows of the fit, of all terms
     * @param given NaN for terms that are fitted
     */
    static List<String> of(double[][] rows, double[] given) {
        var matrix = new Array2DRowRealMatrix(rows, true);
        var said = new ArrayList<String>();
        var columns = new ArrayList<Integer>();
        for (var term : IntStream.range(0, given.length)
                .filter(term -> Double.isNaN(given[term]))
                .toArray()) {
            var length = matrix.getColumnVector(term).getNorm();
            if (length > 0) {
                matrix.setColumnVector(term, matrix.getColumnVector(term).mapDivide(length));
                columns.add(term);
            } else if (term != Features.REQUESTS) {
                said.add("nothing timed depends on " + Features.NAMES.get(term));
            }
        }
        var kept = columns.stream().mapToInt(Integer::intValue).toArray();
        var all = new int[rows.length];
        Arrays.setAll(all, row -> row);
        said.addAll(
                flat(new SingularValueDecomposition(matrix.getSubMatrix(all, kept)), kept, rows.length < kept.length));
        return said;
    }

    private static List<String> flat(SingularValueDecomposition decomposed, int[] terms, boolean tooFew) {
        var said = new ArrayList<String>();
        if (tooFew) {
            said.add("there are fewer times than terms");
        }
        var values = decomposed.getSingularValues();
        for (var i = 0; i < values.length; i++) {
            if (values[i] < FLAT * values[0]) {
                var direction = decomposed.getV().getColumn(i);
                var exchanged = IntStream.range(0, terms.length)
                        .filter(place -> Math.abs(direction[place]) > PART)
                        .mapToObj(place -> Features.NAMES.get(terms[place]))
                        .toList();
                if (exchanged.size() > 1) {
                    said.add("the times cannot tell apart " + String.join(" and ", exchanged));
                }
            }
        }
        return said;
    }
}
