package io.iwc.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An ordered, immutable list of requests with arrival times, and the manifest that says how it came to be. Held in
 * memory; files of any size are streamed with {@code WorkloadReader} instead.
 *
 * <p>Requests are in arrival order, ties in the order they came in.
 *
 * @since 0.1
 */
public final class Workload {
    private final String name;
    private final List<Request> requests;
    private final Manifest manifest;
    private final ArrivalMeaning arrivals;
    private final Optional<Supplier<Workload>> recipe;

    private Workload(
            String name,
            List<Request> requests,
            Manifest manifest,
            ArrivalMeaning arrivals,
            Optional<Supplier<Workload>> recipe) {
        this.name = Objects.requireNonNull(name, "name");
        this.requests = List.copyOf(requests);
        this.manifest = Objects.requireNonNull(manifest, "manifest");
        this.arrivals = Objects.requireNonNull(arrivals, "arrivals");
        this.recipe = recipe;
    }

    /**
     * A workload of these requests, sorted by arrival (stably).
     *
     * @param name what messages and reports call it
     * @param requests in any order
     * @param manifest how it came to be
     */
    public static Workload of(String name, List<Request> requests, Manifest manifest) {
        return new Workload(name, inArrivalOrder(requests), manifest, ArrivalMeaning.TIMES, Optional.empty());
    }

    /** What failure messages and reports call it. */
    public String name() {
        return name;
    }

    /** The requests in arrival order; unmodifiable. */
    public List<Request> requests() {
        return requests;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Whether arrivals are times or only an order (captured on a virtual clock). */
    public ArrivalMeaning arrivals() {
        return arrivals;
    }

    /** The same requests under another name. */
    public Workload named(String name) {
        return new Workload(name, requests, manifest, arrivals, recipe);
    }

    /** The same requests, whose arrivals say only in which order they came. */
    public Workload withArrivalsAs(ArrivalMeaning meaning) {
        return new Workload(name, requests, manifest, meaning, recipe);
    }

    /** The same workload, knowing how to be made again. */
    public Workload madeBy(Supplier<Workload> recipe) {
        return new Workload(name, requests, manifest, arrivals, Optional.of(recipe));
    }

    /**
     * Makes the workload again from its source; what was generated deterministically has the same bytes. Empty for a
     * workload without a source, such as captured traffic.
     */
    public Optional<Workload> remake() {
        return recipe.map(Supplier::get);
    }

    @Override
    public String toString() {
        return "workload \"" + name + "\" of " + requests.size() + " requests";
    }

    private static List<Request> inArrivalOrder(List<Request> requests) {
        var ordered = true;
        for (var i = 1; i < requests.size() && ordered; i++) {
            var before = requests.get(i - 1);
            var after = requests.get(i);
            ordered = !before.hasArrival() || !after.hasArrival() || before.arrivalNanos() <= after.arrivalNanos();
        }
        if (ordered) {
            return requests;
        }
        var sorted = new ArrayList<>(requests);
        sorted.sort((a, b) -> Long.compare(a.arrivalNanos(), b.arrivalNanos()));
        return sorted;
    }

    /** What the arrival of a request tells. */
    public enum ArrivalMeaning {
        /** Nanoseconds from the first request. */
        TIMES,
        /** Only the order; every figure made from gaps is undefined. */
        ORDINALS
    }
}
