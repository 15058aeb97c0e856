package io.iwc.drift.internal;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Numbers, each with the session or request that it is from, counted from 0 in the order in which these begin. */
final class Column {
    private double[] values = new double[16];
    private int[] units = new int[16];
    private int size;

    void add(double value, int unit) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            units = Arrays.copyOf(units, 2 * size);
        }
        values[size] = value;
        units[size++] = unit;
    }

    int size() {
        return size;
    }

    double value(int index) {
        return values[index];
    }

    int unit(int index) {
        return units[index];
    }

    double sum() {
        var sum = 0.0;
        for (var i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** The same places with other numbers. */
    Column map(DoubleUnaryOperator change) {
        var mapped = new Column();
        for (var i = 0; i < size; i++) {
            mapped.add(change.applyAsDouble(values[i]), units[i]);
        }
        return mapped;
    }

    /** This column over another one with the same places. */
    Column over(Column other) {
        var ratio = new Column();
        for (var i = 0; i < size; i++) {
            ratio.add(values[i] / other.values[i], units[i]);
        }
        return ratio;
    }

    /** The sum of this column and another one with the same places. */
    Column plus(Column other) {
        var sum = new Column();
        for (var i = 0; i < size; i++) {
            sum.add(values[i] + other.values[i], units[i]);
        }
        return sum;
    }
}
