package io.iwc.statistics.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Count, sum and sum of squares of integers as exact integers of 128 bits and more, divided once. What comes out does
 * not depend on the order in which values went in.
 */
final class ExactMoments {
    private static final MathContext DIGITS = new MathContext(40);
    private static final long MAX_ROOT = 3_037_000_499L; // its square still fits 63 bits

    private long n;
    private long sumHigh;
    private long sumLow;
    private long squaresHigh;
    private long squaresLow;
    private BigInteger largeSquares = BigInteger.ZERO;

    void add(long value) {
        n++;
        addToSum(value >> 63, value);
        addToSquares(Math.multiplyHigh(value, value), value * value);
    }

    void add(long value, long count) {
        n += count;
        addToSum(Math.multiplyHigh(value, count), value * count);
        if (Math.abs(value) <= MAX_ROOT) {
            var square = value * value;
            addToSquares(Math.multiplyHigh(square, count), square * count);
        } else {
            largeSquares = largeSquares.add(BigInteger.valueOf(value).pow(2).multiply(BigInteger.valueOf(count)));
        }
    }

    private void addToSum(long high, long low) {
        sumLow += low;
        sumHigh = Math.addExact(sumHigh, high + carry(sumLow, low));
    }

    private void addToSquares(long high, long low) {
        squaresLow += low;
        squaresHigh = Math.addExact(squaresHigh, high + carry(squaresLow, low));
    }

    private static long carry(long sum, long added) {
        return Long.compareUnsigned(sum, added) < 0 ? 1 : 0;
    }

    BigInteger sum() {
        return joined(sumHigh, sumLow);
    }

    BigInteger squares() {
        return joined(squaresHigh, squaresLow).add(largeSquares);
    }

    private static BigInteger joined(long high, long low) {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low & 1));
    }

    /** n·Σx² − (Σx)². */
    private BigInteger scaledVariance() {
        return BigInteger.valueOf(n).multiply(squares()).subtract(sum().pow(2));
    }

    double mean(long unitsPerOne) {
        return ratio(sum(), BigInteger.valueOf(n).multiply(BigInteger.valueOf(unitsPerOne)));
    }

    double sampleStd(long unitsPerOne) {
        var perOne = BigInteger.valueOf(unitsPerOne);
        var pairs = BigInteger.valueOf(n).multiply(BigInteger.valueOf(n - 1));
        return Math.sqrt(ratio(scaledVariance(), pairs.multiply(perOne.pow(2))));
    }

    /** Rooted once from the exact (std/mean)², so that no unit and no rounding of the mean enters. */
    double coefficientOfVariation() {
        var top = scaledVariance().multiply(BigInteger.valueOf(n));
        var bottom = BigInteger.valueOf(n - 1).multiply(sum().pow(2));
        return sum().signum() * Math.sqrt(ratio(top, bottom));
    }

    static double ratio(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), DIGITS)
                .doubleValue();
    }
}
