package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import java.util.ArrayList;
import java.util.List;

/** The one rule by which a workload is named, everywhere. An undefined value makes its condition false. */
final class Classification {
    private static final double BURSTY_CV = 1.5;
    private static final double HEAVY_PREFILL = 0.65;
    private static final double HIGH_REUSE = 0.5;

    private final Findings findings;

    private Classification(Findings findings) {
        this.findings = findings;
    }

    static void label(Findings findings) {
        var classification = new Classification(findings);
        findings.labels().put("class.tags", classification.tags());
        findings.labels().put("class.primary", classification.primary());
    }

    private List<String> tags() {
        var tags = new ArrayList<String>();
        if (findings.get("arrivals.burstinessCv").isDefined()) {
            tags.add((isBursty() ? ShapeTag.BURSTY : ShapeTag.SMOOTH).text());
        }
        if (isPrefillHeavy()) {
            tags.add(ShapeTag.PREFILL_HEAVY.text());
        }
        if (hasSessions() && reusesMuch()) {
            tags.add(ShapeTag.HIGH_REUSE.text());
        }
        return tags.isEmpty() ? List.of(ShapeTag.UNKNOWN.text()) : List.copyOf(tags);
    }

    private String primary() {
        if (!exceeds("requests.count", 0)) {
            return PrimaryClass.UNKNOWN.text();
        }
        if (hasSessions() && (isAtLeast("sessions.turns.p90", 2) || reusesMuch())) {
            return PrimaryClass.INTERACTIVE_CHAT.text() + (isPrefillHeavy() ? " (prefill-heavy)" : "");
        }
        return (isBursty() ? PrimaryClass.BURSTY_API : PrimaryClass.BATCH_OFFLINE).text();
    }

    private boolean isBursty() {
        return exceeds("arrivals.burstinessCv", BURSTY_CV);
    }

    private boolean isPrefillHeavy() {
        return exceeds("prefill.dominance.p50", HEAVY_PREFILL);
    }

    private boolean hasSessions() {
        return exceeds("sessions.count", 0);
    }

    private boolean reusesMuch() {
        return exceeds("reuse.session.mean", HIGH_REUSE);
    }

    private boolean exceeds(String id, double bound) {
        var measurement = findings.get(id);
        return measurement.isDefined() && measurement.value() > bound;
    }

    private boolean isAtLeast(String id, double bound) {
        var measurement = findings.get(id);
        return measurement.isDefined() && measurement.value() >= bound;
    }
}
