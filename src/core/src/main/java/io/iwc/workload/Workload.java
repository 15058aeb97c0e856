package io.iwc.workload;

import io.iwc.IwcException;
import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.internal.ArrivalPlacement;
import io.iwc.workload.internal.CanonicalFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An ordered, immutable list of requests with arrival times, and the manifest that records its provenance. Held in
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
    private final Optional<TokenizerRef> tokenizer;
    private final Optional<Supplier<Workload>> recipe;
    private String sha256 = ""; // computed when first asked for; threads that race compute the same

    private Workload(
            String name,
            List<Request> requests,
            Manifest manifest,
            Optional<TokenizerRef> tokenizer,
            Optional<Supplier<Workload>> recipe) {
        this.name = Objects.requireNonNull(name, "name");
        this.requests = List.copyOf(requests);
        this.manifest = Objects.requireNonNull(manifest, "manifest");
        this.tokenizer = tokenizer;
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
        return new Workload(name, inArrivalOrder(requests), manifest, Optional.empty(), Optional.empty());
    }

    /**
     * Reads a canonical file into memory, and its manifest if there is one. The workload can be regenerated from it.
     *
     * @throws io.iwc.InvalidInputException with all bad lines, or what is wrong between lines, such as an id twice
     * @throws io.iwc.IwcException if the file cannot be read
     */
    public static Workload read(Path file) {
        return CanonicalFile.read(file).regeneratedBy(() -> read(file));
    }

    /** What failure messages and reports call it. */
    public String name() {
        return name;
    }

    /** How messages name it: {@code workload "support"}. */
    public String label() {
        return "workload \"" + name + "\"";
    }

    /** The requests in arrival order; unmodifiable. */
    public List<Request> requests() {
        return requests;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Whether arrivals are times or only an order (captured on a virtual clock), as the manifest records it. */
    public ArrivalMeaning arrivals() {
        return manifest.arrivalMeaning();
    }

    /** The tokenizer for its tokens unless another one is requested; empty if unspecified. */
    public Optional<TokenizerRef> tokenizer() {
        return tokenizer;
    }

    /** The same requests, to be counted with this tokenizer. */
    public Workload countedWith(TokenizerRef counter) {
        return new Workload(name, requests, manifest, Optional.of(counter), recipe);
    }

    /** The same requests under another name. */
    public Workload named(String name) {
        return new Workload(name, requests, manifest, tokenizer, recipe);
    }

    /** The same requests, whose arrivals are said to be times or only an order. */
    public Workload withArrivalsAs(ArrivalMeaning meaning) {
        return new Workload(name, requests, manifest.withArrivalsAs(meaning), tokenizer, recipe);
    }

    /** The same workload, knowing how to be made again. */
    public Workload regeneratedBy(Supplier<Workload> recipe) {
        return new Workload(name, requests, manifest, tokenizer, Optional.of(recipe));
    }

    /**
     * Makes the workload again from its source; what was generated deterministically has the same bytes. Empty for a
     * workload without a source, such as captured traffic.
     */
    public Optional<Workload> regenerate() {
        return recipe.map(Supplier::get);
    }

    /**
     * Hash of the canonical bytes, hex: two workloads with the same hash are the same requests at the same times.
     *
     * @throws io.iwc.IwcException if a request has no id or arrival
     */
    public String sha256() {
        if (sha256.isEmpty()) {
            sha256 = CanonicalFile.sha256(this);
        }
        return sha256;
    }

    /** Writes the canonical bytes, one line a request; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        WorkloadWriter.write(this, out);
    }

    /** The same requests placed by another process, from the default seed {@value WorkloadDefaults#SEED}. */
    public Workload withArrivals(ArrivalProcess process) {
        return withArrivals(process, WorkloadDefaults.SEED, Rng.PCG64);
    }

    /**
     * The same requests placed by another process. A turn that depends on another arrives its think time after that
     * one; every other request takes the next offset, in the order they have now.
     *
     * @param seed ignored by a process that draws nothing
     */
    public Workload withArrivals(ArrivalProcess process, long seed, Rng rng) {
        var placement = new ArrivalPlacement(process.offsets(seed, rng));
        var placed = requests.stream()
                .map(request -> placement.place(request.toBuilder()).build())
                .toList();
        return new Workload(
                name,
                inArrivalOrder(placed),
                manifest.withArrival(process, seed, rng),
                tokenizer,
                recipe.map(make -> () -> make.get().withArrivals(process, seed, rng)));
    }

    /**
     * The same requests with their arrivals stretched in time, so that the rate without the fence post
     * ({@code arrivals.gapRate}, one over the mean gap) is this one. The pattern stays; think times are not touched.
     *
     * @param requestsPerSecond &gt; 0
     * @throws IwcException if there is no span to stretch: fewer than two requests, or all at the same instant
     */
    public Workload atRate(double requestsPerSecond) {
        if (!(requestsPerSecond > 0) || requestsPerSecond == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("rate: found " + requestsPerSecond + ", expected a number > 0");
        }
        var first = requests.isEmpty() ? 0 : requests.get(0).arrivalNanos();
        var span = requests.isEmpty() ? 0 : requests.get(requests.size() - 1).arrivalNanos() - first;
        if (span == 0) {
            var reason = requests.size() < 2 ? "fewer than two requests" : "all requests arrive at the same instant";
            throw new IwcException(label() + " cannot be stretched to a rate: " + reason);
        }
        var factor = (requests.size() - 1) * 1e9 / (requestsPerSecond * span);
        var stretched = requests.stream()
                .map(request -> request.toBuilder()
                        .arrivingAt((long) StrictMath.rint((request.arrivalNanos() - first) * factor))
                        .build())
                .toList();
        return new Workload(
                name,
                stretched,
                manifest.stretchedTo(requestsPerSecond),
                tokenizer,
                recipe.map(make -> () -> make.get().atRate(requestsPerSecond)));
    }

    @Override
    public String toString() {
        return label() + " of " + requests.size() + " requests";
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

    /** The meaning of the arrivals of a workload. */
    public enum ArrivalMeaning {
        /** Nanoseconds from the first request. */
        TIMES,
        /** Only the order; every figure made from gaps is undefined. */
        ORDER_ONLY
    }
}
