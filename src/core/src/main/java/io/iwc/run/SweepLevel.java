package io.iwc.run;

import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How much load one point of a sweep puts on an endpoint: a rate, a number of requests in flight, or both. A number of
 * requests in flight alone is a closed loop, in which a request is sent when another has ended; together with a rate it
 * is a cap.
 *
 * @param rate requests per second, the reciprocal of the mean gap; &gt; 0
 * @param concurrency requests in flight at most; ≥ 1
 * @since 0.1
 */
public record SweepLevel(OptionalDouble rate, OptionalInt concurrency) {
    public SweepLevel {
        if (rate.isEmpty() && concurrency.isEmpty()) {
            throw new IllegalArgumentException("level: found nothing, expected a rate, a concurrency or both");
        }
        rate.ifPresent(SweepLevel::requireRate);
        concurrency.ifPresent(SweepLevel::requireConcurrency);
    }

    /** Requests that arrive at this rate, however many are in flight. */
    public static SweepLevel ofRate(double requestsPerSecond) {
        return new SweepLevel(OptionalDouble.of(requestsPerSecond), OptionalInt.empty());
    }

    /** A closed loop with so many requests in flight. */
    public static SweepLevel ofConcurrency(int inFlight) {
        return new SweepLevel(OptionalDouble.empty(), OptionalInt.of(inFlight));
    }

    /** Requests that arrive at this rate and wait for a slot where so many are in flight. */
    public static SweepLevel of(double requestsPerSecond, int atMostInFlight) {
        return new SweepLevel(OptionalDouble.of(requestsPerSecond), OptionalInt.of(atMostInFlight));
    }

    /** Every rate with every concurrency, in that order; where one list is empty, the other alone. */
    public static List<SweepLevel> product(double[] rates, int[] concurrency) {
        if (concurrency.length == 0) {
            return Arrays.stream(rates).mapToObj(SweepLevel::ofRate).toList();
        }
        if (rates.length == 0) {
            return Arrays.stream(concurrency)
                    .mapToObj(SweepLevel::ofConcurrency)
                    .toList();
        }
        return Arrays.stream(rates)
                .boxed()
                .flatMap(rate -> Arrays.stream(concurrency).mapToObj(inFlight -> of(rate, inFlight)))
                .toList();
    }

    /** Whether requests wait for each other instead of for their time. */
    public boolean isClosedLoop() {
        return rate.isEmpty();
    }

    /**
     * The workload as this level sends it: stretched in time to the rate; as it is in a closed loop, which ignores
     * arrivals.
     *
     * @throws io.iwc.IwcException if it has no span to stretch
     */
    public Workload applyTo(Workload workload) {
        return rate.isPresent() ? workload.atRate(rate.getAsDouble()) : workload;
    }

    /** {@code rate=4.0}, {@code concurrency=8}, {@code rate=4.0, concurrency=8}. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        rate.ifPresent(value -> parts.add("rate=" + value));
        concurrency.ifPresent(value -> parts.add("concurrency=" + value));
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static void requireRate(double rate) {
        if (!(rate > 0) || rate == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("rate: found " + rate + ", expected a number > 0");
        }
    }

    private static void requireConcurrency(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency: found " + concurrency + ", expected an integer ≥ 1");
        }
    }
}
