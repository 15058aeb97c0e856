package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import io.iwc.metric.Metric;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one rule by which a workload is named, everywhere. An undefined value makes its condition false. */
record Classification(PrimaryClass primary, Set<ShapeTag> tags, boolean isPrefillHeavy) {
    private static final String PRIMARY = Metric.PRIMARY_CLASS.id();
    private static final String TAGS = "class.tags";
    private static final String PREFILL_SUFFIX = " (prefill-heavy)";

    Classification {
        tags = tags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(tags));
    }

    /** What the numbers of a workload make it. */
    static Classification of(Findings findings) {
        var rule = new Rule(findings);
        return new Classification(rule.primary(), rule.tags(), rule.isPrefillHeavy());
    }

    /** What a file says; its words are those of {@link #label}. */
    static Classification labelled(Map<String, Object> labels) {
        var text = String.valueOf(labels.getOrDefault(PRIMARY, PrimaryClass.UNKNOWN.text()));
        var primary = Arrays.stream(PrimaryClass.values())
                .filter(candidate -> text.equals(candidate.text()) || text.equals(candidate.text() + PREFILL_SUFFIX))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "found \"" + text + "\", expected a class such as " + PrimaryClass.BATCH_OFFLINE.text()));
        var tags = EnumSet.noneOf(ShapeTag.class);
        for (var tag : ShapeTag.values()) {
            if (labels.get(TAGS) instanceof List<?> list && list.contains(tag.text())) {
                tags.add(tag);
            }
        }
        return new Classification(primary, tags, text.endsWith(PREFILL_SUFFIX));
    }

    /** Puts the class and the tags where files and reports have them. */
    void label(Findings findings) {
        findings.labels().put(TAGS, tags.stream().map(ShapeTag::text).toList());
        var isHeavyChat = primary == PrimaryClass.INTERACTIVE_CHAT && isPrefillHeavy;
        findings.labels().put(PRIMARY, primary.text() + (isHeavyChat ? PREFILL_SUFFIX : ""));
    }

    /** The one rule of the house. */
    private record Rule(Findings findings) {
        private static final double BURSTY_CV = 1.5;
        private static final double HEAVY_PREFILL = 0.65;
        private static final double HIGH_REUSE = 0.5;

        Set<ShapeTag> tags() {
            var tags = EnumSet.noneOf(ShapeTag.class);
            if (findings.get(Metric.BURSTINESS_CV).isDefined()) {
                tags.add(isBursty() ? ShapeTag.BURSTY : ShapeTag.SMOOTH);
            }
            if (isPrefillHeavy()) {
                tags.add(ShapeTag.PREFILL_HEAVY);
            }
            if (hasSessions() && reusesMuch()) {
                tags.add(ShapeTag.HIGH_REUSE);
            }
            if (tags.isEmpty()) {
                tags.add(ShapeTag.UNKNOWN);
            }
            return tags;
        }

        PrimaryClass primary() {
            if (!exceeds(Metric.REQUEST_COUNT, 0)) {
                return PrimaryClass.UNKNOWN;
            }
            if (hasSessions() && (isAtLeast(Metric.SESSION_TURNS_P90, 2) || reusesMuch())) {
                return PrimaryClass.INTERACTIVE_CHAT;
            }
            return isBursty() ? PrimaryClass.BURSTY_API : PrimaryClass.BATCH_OFFLINE;
        }

        boolean isBursty() {
            return exceeds(Metric.BURSTINESS_CV, BURSTY_CV);
        }

        boolean isPrefillHeavy() {
            return exceeds(Metric.PREFILL_P50, HEAVY_PREFILL);
        }

        private boolean hasSessions() {
            return exceeds(Metric.SESSION_COUNT, 0);
        }

        private boolean reusesMuch() {
            return exceeds(Metric.SESSION_REUSE_MEAN, HIGH_REUSE);
        }

        private boolean exceeds(Metric metric, double bound) {
            var measurement = findings.get(metric);
            return measurement.isDefined() && measurement.value() > bound;
        }

        private boolean isAtLeast(Metric metric, double bound) {
            var measurement = findings.get(metric);
            return measurement.isDefined() && measurement.value() >= bound;
        }
    }
}
