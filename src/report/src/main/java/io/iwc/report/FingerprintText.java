package io.iwc.report;

import io.iwc.fingerprint.Digits;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Metric;
import java.util.Locale;

/**
 * A fingerprint as plain text, what {@code iwc analyze} prints: a section for each part of the shape, one line a
 * figure, {@code n/a (reason)} for what cannot be computed. Ends with a newline.
 *
 * @since 0.1
 */
public final class FingerprintText {
    private static final int SHOWN_GROUPS = 3;

    private final Fingerprint fingerprint;
    private final TextSections text = new TextSections();

    private FingerprintText(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** The text of a fingerprint. */
    public static String of(Fingerprint fingerprint) {
        return new FingerprintText(fingerprint).text();
    }

    private String text() {
        summary();
        tokens();
        arrivals();
        sessions();
        prefixReuse();
        population();
        semantics();
        return text.toString();
    }

    private void summary() {
        text.section("WORKLOAD SUMMARY");
        line("Requests").metric("", "requests.count").end();
        line("Tokenizer").words(fingerprint.tokenizer().id()).end();
        line("Workload type").words(label("class.tags")).end();
        line("Primary class").words(label("class.primary")).end();
    }

    private void tokens() {
        text.section("TOKENS");
        quantiles("Prompt tokens", "tokens.prompt");
        quantiles("Output tokens" + outputSource(), "tokens.output");
        line("Prompt/output ratio")
                .metric("mean", "tokens.promptOutputRatio.mean")
                .end();
        line("Prefill dominance")
                .metric("P50", "prefill.dominance.p50")
                .metric("P90", "prefill.dominance.p90")
                .metric("total", "prefill.dominance.total")
                .end();
    }

    private void quantiles(String name, String base) {
        line(name)
                .metric("mean", base + ".mean")
                .metric("P50", base + ".p50")
                .metric("P90", base + ".p90")
                .metric("P99", base + ".p99")
                .end();
    }

    private void arrivals() {
        text.section("ARRIVALS");
        line("Duration").metric("", "arrivals.spanSeconds").end();
        line("Mean RPS")
                .metric("", "arrivals.meanRps")
                .count("peak in 1 s", "arrivals.peakRps1s")
                .end();
        line("Gaps")
                .metric("P50", "arrivals.gap.p50")
                .metric("P90", "arrivals.gap.p90")
                .metric("P99", "arrivals.gap.p99")
                .end();
        line("Burstiness (CV)")
                .metric("", "arrivals.burstinessCv")
                .words("pattern " + label("arrivals.pattern"))
                .end();
        line("Other burst indicators")
                .metric("dispersion 1 s", "arrivals.dispersion1s")
                .metric("gap median/mean", "arrivals.gapMedianToMean")
                .metric("gamma shape", "arrivals.gammaShape")
                .metric("lag-1 Spearman", "arrivals.gapLag1Spearman")
                .end();
        fingerprint.warnings().forEach(warning -> line("Warning").words(warning).end());
    }

    private void sessions() {
        text.section("SESSIONS");
        line("Sessions").metric("", "sessions.count").end();
        line("Turns per session")
                .metric("mean", "sessions.turns.mean")
                .metric("P90", "sessions.turns.p90")
                .end();
        line("Session reuse")
                .metric("mean", "reuse.session.mean")
                .metric("total", "reuse.session.total")
                .end();
        line("Prompt growth")
                .metric("P50", "sessions.promptGrowth.p50")
                .metric("P90", "sessions.promptGrowth.p90")
                .end();
    }

    private void prefixReuse() {
        if (fingerprint.blockSizes().isEmpty()) {
            return;
        }
        text.section("PREFIX REUSE");
        for (var size : fingerprint.blockSizes()) {
            var reuse = "reuse.prefix.block" + size;
            line("Blocks of " + size + " tokens")
                    .metric("total", reuse)
                    .metric("per request mean", reuse + ".perRequest.mean")
                    .metric("requests with a hit", reuse + ".requestsWithHit")
                    .metric("distinct blocks", reuse + ".distinctBlocks")
                    .end();
            var lru = "reuse.lru.block" + size;
            line("LRU blocks for hits")
                    .metric("50 %", lru + ".blocksFor50")
                    .metric("90 %", lru + ".blocksFor90")
                    .metric("99 %", lru + ".blocksFor99")
                    .end();
            line("Prefill after reuse")
                    .metric("total", "prefill.afterReuse.block" + size)
                    .end();
        }
        for (var group : fingerprint.prefixGroups().stream().limit(SHOWN_GROUPS).toList()) {
            line("Shared prefix")
                    .words(group.tokens() + " tokens in " + group.requests() + " requests")
                    .words("saves " + group.savedTokens())
                    .words("first in request " + group.firstRequest())
                    .end();
        }
    }

    private void population() {
        if (isNone("population.users.count") && isNone("population.models.count")) {
            return;
        }
        text.section("POPULATION");
        members("Users", "population.users.");
        members("Models", "population.models.");
    }

    private void members(String name, String base) {
        line(name)
                .metric("", base + "count")
                .metric("coverage", base + "coverage")
                .end();
        if (isNone(base + "count")) {
            return;
        }
        line("Share of " + name.toLowerCase(Locale.ROOT))
                .metric("largest", base + "topShare")
                .metric("ten largest", base + "top10Share")
                .metric("Gini", base + "gini")
                .metric("Zipf", base + "zipfExponent")
                .end();
    }

    private void semantics() {
        if (isNone("semantic.count")) {
            return;
        }
        text.section("SEMANTICS");
        line("Labelled requests")
                .metric("", "semantic.count")
                .metric("coverage", "semantic.coverage")
                .end();
        labelled("Tasks", "semantic.task.");
        labelled("Difficulties", "semantic.difficulty.");
        fingerprint
                .label("semantic.tags")
                .ifPresent(tags -> line("Most frequent tags").words(tags).end());
    }

    /** How many requests carry each label of a kind that is there at all. */
    private void labelled(String name, String base) {
        var metrics = fingerprint.measurements().keySet().stream()
                .filter(metric -> metric.id().startsWith(base) && !isNone(metric.id()))
                .toList();
        if (metrics.isEmpty()) {
            return;
        }
        var line = line(name);
        metrics.forEach(metric -> line.metric(metric.id().substring(base.length()), metric.id()));
        line.end();
    }

    private boolean isNone(String count) {
        var measurement = fingerprint.measurement(Metric.of(count));
        return !measurement.isDefined() || measurement.value() == 0;
    }

    private String label(String id) {
        return fingerprint.label(id).orElse("unknown");
    }

    /** {@code (cap)}, {@code (observed)}, {@code (mixed)}; nothing where there is no output. */
    private String outputSource() {
        var source = label("tokens.outputSource");
        return source.equals("none") ? "" : " (" + source.replaceFirst(" .*", "") + ")";
    }

    private Line line(String name) {
        return new Line(text.line(name));
    }

    /** One line, filled from the fingerprint. */
    private final class Line {
        private final TextSections.Line line;

        private Line(TextSections.Line line) {
            this.line = line;
        }

        Line metric(String name, String id) {
            var metric = Metric.of(id);
            var measurement = fingerprint.measurement(metric);
            line.item(name, measurement, value -> Digits.of(metric, value));
            return this;
        }

        Line count(String name, String id) {
            line.item(name, fingerprint.measurement(Metric.of(id)), Digits::whole);
            return this;
        }

        Line words(String words) {
            line.words(words);
            return this;
        }

        void end() {
            line.end();
        }
    }
}
