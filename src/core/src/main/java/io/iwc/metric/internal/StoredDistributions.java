package io.iwc.metric.internal;

import io.iwc.metric.Distribution;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link MeasurementTree#distributions} wrote. */
final class StoredDistributions {
    private static final int FEWEST_QUANTILES = 2;

    private StoredDistributions() {}

    static SortedMap<String, Distribution> parse(StoredFields distributions) {
        var parsed = new TreeMap<String, Distribution>();
        distributions.members().forEach((base, fields) -> parsed.put(base, distribution(fields)));
        return parsed;
    }

    private static Distribution distribution(StoredFields fields) {
        var n = fields.at("n").integer(1);
        var quantiles = fields.at("quantiles");
        if (!quantiles.isThere()) {
            return exact(n, fields);
        }
        if (fields.at("values").isThere()) {
            throw fields.fault("found both values and quantiles, expected one of them");
        }
        var numbers = quantiles.elements();
        if (numbers.size() < FEWEST_QUANTILES || numbers.size() > n) {
            throw quantiles.fault("found " + numbers.size() + " quantiles of n = " + n + " values, expected 2 to n");
        }
        return Distribution.quantiles(n, ascending(numbers, false));
    }

    private static Distribution exact(long n, StoredFields fields) {
        var values = fields.at("values");
        var pairs = values.elements();
        var counts = new long[pairs.size()];
        var sum = 0L;
        for (var i = 0; i < counts.length; i++) {
            var pair = pairs.get(i).elements();
            if (pair.size() != 2) {
                throw pairs.get(i).unexpected("a value and how often it occurs");
            }
            counts[i] = pair.get(1).integer(1);
            sum += Math.min(counts[i], n - sum + 1); // one too many is enough to know
        }
        if (sum != n) {
            var found = sum > n ? "more than " + n : sum;
            throw fields.at("n").fault("found " + n + ", expected the sum of the counts, which is " + found);
        }
        return Distribution.exact(
                ascending(pairs.stream().map(pair -> pair.elements().get(0)).toList(), true), counts);
    }

    private static double[] ascending(List<StoredFields> numbers, boolean distinct) {
        var values = new double[numbers.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).number();
            if (i > 0 && (distinct ? values[i] <= values[i - 1] : values[i] < values[i - 1])) {
                throw numbers.get(i)
                        .fault("found " + values[i] + " after " + values[i - 1] + ", expected ascending values");
            }
        }
        return values;
    }
}
