package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders of things: who is the least, the next, and so on; ties stay in the order of their places. */
final class Ranks {
    private Ranks() {}

    /** The places of the keys from the least to the largest. */
    static int[] ascending(double[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> keys[place]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Ascending values, assigned so that the smallest is at the position of the smallest key, and so on. */
    static double[] like(double[] keys, double[] ascendingValues) {
        var dealt = new double[keys.length];
        var order = ascending(keys);
        for (var rank = 0; rank < order.length; rank++) {
            dealt[order[rank]] = ascendingValues[rank];
        }
        return dealt;
    }

    /** So many draws of a normal of mean 0 and variance 1. */
    static double[] normals(int count, SeededRandom random) {
        var draws = new double[count];
        Arrays.setAll(draws, i -> random.nextGaussian());
        return draws;
    }

    /** Normal draws that go with the ranks of some keys: correlation 1 orders them alike, −1 contrariwise. */
    static double[] correlated(double[] keys, double correlation, double[] noise) {
        var sorted = noise.clone();
        Arrays.sort(sorted);
        var scores = like(keys, sorted);
        var rest = StrictMath.sqrt(1 - correlation * correlation);
        var mixed = new double[keys.length];
        // the scores of the keys are one draw per key, the noise in its own order another
        Arrays.setAll(mixed, i -> correlation * scores[i] + rest * noise[i]);
        return mixed;
    }

    /** Puts the values in a random order (Fisher and Yates). */
    static void shuffle(double[] values, SeededRandom random) {
        for (var i = values.length - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    /** The numbers from 0 on in a random order. */
    static int[] permutation(int count, SeededRandom random) {
        var order = IntStream.range(0, count).asDoubleStream().toArray();
        shuffle(order, random);
        return Arrays.stream(order).mapToInt(place -> (int) place).toArray();
    }
}
