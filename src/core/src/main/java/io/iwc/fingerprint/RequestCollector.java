package io.iwc.fingerprint;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One part of a fingerprint: sees every request once, in arrival order, and keeps no more of it than it needs. */
interface RequestCollector {
    /** Of a prompt that is known by its length only. */
    int[] NO_TOKENS = {};

    /**
     * Takes the next request.
     *
     * @param tokens of the prompt in ids, empty where the prompt is known by its length only
     * @param promptTokens prompt length
     */
    void accept(Request request, int[] tokens, int promptTokens);

    /** Takes the next requests, of which nothing but lengths is known. */
    default void accept(LengthRows rows) {
        for (var row = 0; row < rows.size(); row++) {
            accept(rows.request(row), NO_TOKENS, rows.promptTokens(row));
        }
    }

    /** Puts what was seen into the parts of a fingerprint. */
    void finish(Findings findings);

    /** Where the parts of a fingerprint are gathered. */
    record Findings(
            Map<String, Object> labels,
            Map<Metric, Measurement> measurements,
            Map<String, Distribution> distributions,
            Map<String, List<CurvePoint>> curves,
            List<PrefixGroup> prefixGroups,
            List<Course> courses,
            List<LengthPair> outputPairs,
            List<LengthPair> hitPairs,
            List<BeginningDepth> depthPairs,
            List<KnownPrompt> knownPrompts,
            List<ShapeDetail> details) {
        /** Findings without detail, as a file has them. */
        Findings(
                Map<String, Object> labels,
                Map<Metric, Measurement> measurements,
                Map<String, Distribution> distributions,
                Map<String, List<CurvePoint>> curves,
                List<PrefixGroup> prefixGroups,
                List<Course> courses,
                List<LengthPair> outputPairs,
                List<LengthPair> hitPairs,
                List<BeginningDepth> depthPairs,
                List<KnownPrompt> knownPrompts) {
            this(
                    labels,
                    measurements,
                    distributions,
                    curves,
                    prefixGroups,
                    courses,
                    outputPairs,
                    hitPairs,
                    depthPairs,
                    knownPrompts,
                    List.of());
        }

        /** Nothing found yet, but for some labels. */
        static Findings beginWith(Map<String, Object> labels) {
            return new Findings(
                    new HashMap<>(labels),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        /** Adds what others found. */
        void add(Findings others) {
            labels.putAll(others.labels);
            measurements.putAll(others.measurements);
            distributions.putAll(others.distributions);
            curves.putAll(others.curves);
            prefixGroups.addAll(others.prefixGroups);
            courses.addAll(others.courses);
            outputPairs.addAll(others.outputPairs);
            hitPairs.addAll(others.hitPairs);
            depthPairs.addAll(others.depthPairs);
            knownPrompts.addAll(others.knownPrompts);
            details.addAll(others.details);
        }

        /** Adds some of the detail. */
        void detail(ShapeDetail part) {
            details.add(part);
        }

        /** All of the detail. */
        ShapeDetail detail() {
            return details.stream().reduce(ShapeDetail.NONE, ShapeDetail::and);
        }

        void put(Metric metric, Measurement measurement) {
            measurements.put(metric, measurement);
        }

        /** A family with the distribution behind it. */
        void put(MetricFamily family, Summary summary) {
            summary.putInto(measurements, family);
            summary.distribution().ifPresent(distribution -> distributions.put(family.id(), distribution));
        }

        Measurement get(Metric metric) {
            return measurements.getOrDefault(metric, Measurement.undefined(ReasonCode.NOT_MEASURED));
        }
    }
}
