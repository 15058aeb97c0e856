package io.iwc.generate;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.artifact.internal.Sha256;
import io.iwc.drift.internal.Resemblance;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.metric.Metric;
import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadDefaults;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A workload that reproduces a fingerprint. The same fingerprint, number and seed
 * always give the same requests; they are length-only, with block ids where the source's prefix reuse is known.
 *
 * <p>Kept, within the tolerances of {@link Resemblance}: lengths of prompts and answers and the prefill shares that
 * they make together; the rate, spread, ties and heavy tail of gaps and the rank correlation of neighbours; sessions,
 * their turns, growth, gaps and reuse; prefix reuse; users and models. With fewer requests than the source had, the
 * rarest gaps and lengths are averaged: totals and the rate are kept, the spread falls.
 *
 * <p>Followed, where the fingerprint has it, as it has from 100 requests on: the course of the source (the time, and
 * without sessions the tokens, the hits and how deep these lie, that each of its windows takes), which answers go with
 * which prompts, which hits with which prompts and answers, and how deep in the order of use beginnings of some length
 * lie when they are found again.
 *
 * <p>Not kept, since a fingerprint does not hold it: what happens within a window of the course, which prompts of
 * a length begin alike, how many answers end at their cap, think times, dependencies between turns, and all words.
 *
 * @param source what is to be resembled
 * @param requests ≥ 1
 * @param seed root seed; lengths, arrivals, sessions, prefixes and members have streams of their own
 * @param arrival places all requests instead of the source's gaps
 * @param rng what random arrivals of such a process are drawn from
 * @since 0.1
 */
public record Resynthesis(Fingerprint source, int requests, long seed, Optional<ArrivalProcess> arrival, Rng rng) {
    public Resynthesis {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: found " + requests + ", expected ≥ 1");
        }
    }

    /** As many requests as the source had, seed 42. */
    public static Resynthesis of(Fingerprint source) {
        var requests = (int) Math.min(
                Integer.MAX_VALUE, source.measurement(Metric.REQUEST_COUNT).value());
        return new Resynthesis(source, Math.max(1, requests), WorkloadDefaults.SEED, Optional.empty(), Rng.PCG64);
    }

    /** Whether a workload was made so, and not recorded or drawn otherwise. */
    public static boolean made(Workload workload) {
        return workload.manifest().compiler().equals(Manifest.RESYNTHESIS);
    }

    /** Another number of requests. */
    public Resynthesis withRequests(int count) {
        return new Resynthesis(source, count, seed, arrival, rng);
    }

    /** Another seed. */
    public Resynthesis withSeed(long rootSeed) {
        return new Resynthesis(source, requests, rootSeed, arrival, rng);
    }

    /** Other arrivals than the source's, or any where it has none; the process places all requests, not sessions. */
    public Resynthesis arriving(ArrivalProcess process, Rng generator) {
        return new Resynthesis(source, requests, seed, Optional.of(process), generator);
    }

    /**
     * Makes the workload.
     *
     * @param name what messages call it
     * @throws io.iwc.IwcException if the fingerprint has no prompt lengths, no output lengths, or no gaps between
     *     arrivals and no process was given for them
     */
    public Workload generate(String name) {
        var made = new ResynthesizedRequests(this).inArrivalOrder();
        return Workload.of(name, made, manifest()).regeneratedBy(() -> generate(name));
    }

    private Manifest manifest() {
        var file = FingerprintFile.text(source);
        var input = new Manifest.Input(
                source.name() + ".fingerprint.json", Sha256.hex(file), file.getBytes(StandardCharsets.UTF_8).length);
        var config = new TreeMap<String, Object>();
        config.put("requests", requests);
        config.put("like", source.name());
        source.workloadSha256().ifPresent(hash -> config.put("like_workload_sha256", hash));
        return Manifest.builder(Manifest.RESYNTHESIS)
                .inputs(List.of(input))
                .arrival(times())
                .seed(seed)
                .streams(ResynthesizedRequests.STREAMS)
                .config(config)
                .build();
    }

    private Map<String, Object> times() {
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("kind", arrival.map(ArrivalProcess::kind).orElse("fingerprint"));
        arrival.ifPresent(process -> times.putAll(process.parameters()));
        if (arrival.map(ArrivalProcess::isRandom).orElse(true)) {
            times.put("rng", rng.id());
            times.put("seed", seed);
            times.put("stream", "arrivals");
        }
        return times;
    }
}
