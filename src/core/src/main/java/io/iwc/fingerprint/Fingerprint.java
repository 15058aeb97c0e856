package io.iwc.fingerprint;

import io.iwc.fingerprint.internal.ArrivalShape;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.workload.Manifest.TokenizerRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The measured shape of a workload: numbers by id, labels, and the distributions behind them. Immutable; made by
 * {@link Fingerprinter}, stored as {@code fingerprint.json}.
 *
 * @since 0.1
 */
public final class Fingerprint implements Measured {
    /** Schema id of the file; the major number decides what may be compared. */
    public static final String SCHEMA = "iwc-fingerprint/1";

    private static final String CLOCK_RESOLUTION =
            "clock resolution: CV and dispersion below the tick describe the recording";

    private final String name;
    private final Kind kind;
    private final Optional<String> workloadSha256;
    private final TokenizerRef tokenizer;
    private final List<Integer> blockSizes;
    private final Classification classification;
    private final SortedMap<String, Object> labels;
    private final SortedMap<Metric, Measurement> measurements;
    private final SortedMap<String, Distribution> distributions;
    private final SortedMap<String, List<CurvePoint>> curves;
    private final List<PrefixGroup> prefixGroups;
    private final List<Course> courses;
    private final List<LengthPair> outputPairs;
    private final List<LengthPair> hitPairs;
    private final List<BeginningDepth> depthPairs;
    private final List<KnownPrompt> knownPrompts;
    private final ShapeDetail detail;

    Fingerprint(
            String name,
            Kind kind,
            Optional<String> workloadSha256,
            TokenizerRef tokenizer,
            List<Integer> blockSizes,
            Classification classification,
            RequestCollector.Findings findings) {
        this.name = name;
        this.kind = kind;
        this.workloadSha256 = workloadSha256;
        this.tokenizer = tokenizer;
        this.blockSizes = List.copyOf(blockSizes);
        this.classification = classification;
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(findings.labels()));
        measurements = Collections.unmodifiableSortedMap(new TreeMap<>(findings.measurements()));
        distributions = Collections.unmodifiableSortedMap(new TreeMap<>(findings.distributions()));
        curves = Collections.unmodifiableSortedMap(new TreeMap<>(findings.curves()));
        prefixGroups = List.copyOf(findings.prefixGroups());
        courses = List.copyOf(findings.courses());
        outputPairs = List.copyOf(findings.outputPairs());
        hitPairs = List.copyOf(findings.hitPairs());
        depthPairs = List.copyOf(findings.depthPairs());
        knownPrompts = List.copyOf(findings.knownPrompts());
        detail = findings.detail();
    }

    /** The workload's name. */
    @Override
    public String name() {
        return name;
    }

    /** Whether the workload had text, only lengths, or both. */
    public Kind kind() {
        return kind;
    }

    /** Hash of the canonical bytes of the workload; absent for captured traffic. */
    public Optional<String> workloadSha256() {
        return workloadSha256;
    }

    /** What counted the tokens. */
    public TokenizerRef tokenizer() {
        return tokenizer;
    }

    /** Block sizes of the prefix reuse metrics, in tokens. */
    public List<Integer> blockSizes() {
        return blockSizes;
    }

    @Override
    public Measurement measurement(Metric metric) {
        var found = measurements.get(metric);
        return found != null ? found : Measurement.undefined(ReasonCode.NOT_MEASURED);
    }

    @Override
    public SortedMap<Metric, Measurement> measurements() {
        return measurements;
    }

    @Override
    public Optional<String> label(String id) {
        if (id.equals("tokenizer.id")) {
            return Optional.of(tokenizer.id());
        }
        if (id.equals("tokenizer.sha256")) {
            return tokenizer.sha256();
        }
        return Optional.ofNullable(labels.get(id))
                .map(label -> label instanceof List<?> list
                        ? String.join(", ", list.stream().map(String::valueOf).toList())
                        : label.toString());
    }

    /** Labels by id: a string, or a list of strings. */
    public SortedMap<String, Object> labels() {
        return labels;
    }

    @Override
    public Optional<Distribution> distribution(String base) {
        return Optional.ofNullable(distributions.get(base));
    }

    /** All distributions by base id. */
    public SortedMap<String, Distribution> distributions() {
        return distributions;
    }

    /**
     * Hit shares by cache size, by base id: {@code reuse.lru.block16}. Capacities are powers of two, up to the
     * first at which nothing more is won.
     */
    public SortedMap<String, List<CurvePoint>> curves() {
        return curves;
    }

    /** The beginnings that several prompts share, at most ten a block size, those that save most first. */
    public List<PrefixGroup> prefixGroups() {
        return prefixGroups;
    }

    /** How the workload goes over its time; empty without arrival times and below 100 requests. */
    public Optional<Course> course() {
        return courses.stream().findFirst();
    }

    /**
     * How many prompts and answers of about such lengths go together, by prompt, then by answer; empty below 100
     * requests.
     */
    public List<LengthPair> outputPairs() {
        return outputPairs;
    }

    /**
     * How many prompts of about such lengths have about so many tokens that an infinite cache of full blocks knows, of
     * the smallest block size that is measured; empty below 100 requests and where a request has no blocks.
     */
    public List<LengthPair> hitPairs() {
        return hitPairs;
    }

    /**
     * How deep beginnings of about so many tokens lay when they were found again, by tokens, then by depth; of the block
     * size of {@link #hitPairs()}, empty where that is, and in files
     * that were written before there was this list.
     */
    public List<BeginningDepth> depthPairs() {
        return depthPairs;
    }

    /**
     * How many requests have about such a prompt, such an answer and so many tokens that are known, in this order; empty
     * where {@link #hitPairs()} is, and in files that were written before there was this list.
     */
    public List<KnownPrompt> knownPrompts() {
        return knownPrompts;
    }

    /** What belongs together in the workload, for pictures of it; nothing where the fingerprint was read from a file. */
    public ShapeDetail detail() {
        return detail;
    }

    /** The class, by the one rule of the house; with or without the prefill suffix in {@code class.primary}. */
    public PrimaryClass primaryClass() {
        return classification.primary();
    }

    /** The tags that hold; {@link ShapeTag#UNKNOWN} alone if none does. */
    public Set<ShapeTag> tags() {
        return classification.tags();
    }

    /**
     * The same fingerprint in which some metrics are undefined.
     *
     * @param metrics which ones; the distribution of a base goes when its mean does
     * @param reason why they are
     */
    public Fingerprint withUndefined(Predicate<Metric> metrics, String reason) {
        var kept = new TreeMap<>(measurements);
        kept.replaceAll((metric, measurement) -> {
            if (!metrics.test(metric)) {
                return measurement;
            }
            return metric.id().endsWith(".n") ? Measurement.of(0) : Measurement.undefined(reason);
        });
        var keptDistributions = new TreeMap<>(distributions);
        keptDistributions.keySet().removeIf(base -> metrics.test(Metric.of(base + ".mean")));
        var keptCurves = new TreeMap<>(curves);
        keptCurves.keySet().removeIf(base -> metrics.test(Metric.of(base + ".blocksFor50")));
        return new Fingerprint(
                name,
                kind,
                workloadSha256,
                tokenizer,
                blockSizes,
                classification,
                new RequestCollector.Findings(
                        labels,
                        kept,
                        keptDistributions,
                        keptCurves,
                        prefixGroups,
                        courses,
                        outputPairs,
                        hitPairs,
                        depthPairs,
                        knownPrompts,
                        List.of(detail)));
    }

    /** Warnings that apply to the metrics; every report shows them. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        var ties = measurement(Metric.TIE_SHARE);
        if (ties.isDefined() && ties.value() > ArrivalShape.MAX_TIE_SHARE) {
            warnings.add(CLOCK_RESOLUTION);
        }
        var opaque = measurement(Metric.OPAQUE_PARTS);
        if (opaque.isDefined() && opaque.value() > 0) {
            warnings.add("opaque prompt parts: " + Digits.whole(opaque.value())
                    + " (images, audio …), each counted as the text <type:HASH> and not as a model counts it");
        }
        return List.copyOf(warnings);
    }

    /** What the prompts of a workload are. */
    public enum Kind {
        TEXT("text"),
        LENGTH_ONLY("lengthOnly"),
        MIXED("mixed");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As in the file. */
        public String text() {
            return text;
        }
    }
}
