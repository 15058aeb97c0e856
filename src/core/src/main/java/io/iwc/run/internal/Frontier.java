package io.iwc.run.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The Pareto frontier: what nothing else beats in latency and throughput at once. One thing beats another if its
 * latency is no higher and its throughput no lower, and one of the two is strictly better; of equal ones the first is
 * kept.
 *
 * @since 0.1
 */
public final class Frontier {
    private Frontier() {}

    /**
     * The ones that no other beats, from the lowest latency to the highest.
     *
     * @param latency less is better
     * @param throughput more is better
     */
    public static <T> List<T> of(
            Collection<T> candidates, ToDoubleFunction<T> latency, ToDoubleFunction<T> throughput) {
        var ordered = new ArrayList<>(candidates);
        ordered.sort(Comparator.comparingDouble(latency)
                .thenComparing(Comparator.comparingDouble(throughput).reversed()));
        var frontier = new ArrayList<T>();
        var best = Double.NEGATIVE_INFINITY;
        for (var candidate : ordered) {
            if (throughput.applyAsDouble(candidate) > best) {
                best = throughput.applyAsDouble(candidate);
                frontier.add(candidate);
            }
        }
        return List.copyOf(frontier);
    }
}
