package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.internal.PopulationMetrics;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.metric.internal.SemanticMetrics;
import java.util.function.Predicate;

/**
 * A fingerprint as plain text, what {@code iwc analyze} prints: a section for each part of the shape, one line a
 * figure, {@code n/a (reason)} for what cannot be computed. Ends with a newline.
 *
 * @since 0.1
 */
public final class FingerprintText {
    private static final int SHOWN_GROUPS = 3;

    private final Fingerprint fingerprint;
    private final TextSections text;

    private FingerprintText(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
        text = new TextSections(fingerprint);
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
        cacheAndCost();
        population();
        semantics();
        return text.toString();
    }

    private void summary() {
        text.section("WORKLOAD SUMMARY");
        text.line(Metric.REQUEST_COUNT).metric("", Metric.REQUEST_COUNT).end();
        text.line("Tokenizer").words(fingerprint.tokenizer().id()).end();
        text.line("Workload type").words(label("class.tags")).end();
        text.line("Primary class").words(label(Metric.PRIMARY_CLASS.id())).end();
    }

    private void tokens() {
        text.section("TOKENS");
        quantiles("", MetricFamily.PROMPT_TOKENS);
        quantiles(outputSource(), MetricFamily.OUTPUT_TOKENS);
        text.line(MetricFamily.PROMPT_OUTPUT_RATIO)
                .metric("mean", MetricFamily.PROMPT_OUTPUT_RATIO.mean())
                .end();
        text.line(MetricFamily.PREFILL_DOMINANCE)
                .percentile(MetricFamily.PREFILL_DOMINANCE, Percentile.P50)
                .percentile(MetricFamily.PREFILL_DOMINANCE, Percentile.P90)
                .metric("total", Metric.PREFILL_TOTAL)
                .end();
        images();
    }

    private void images() {
        var count = fingerprint.measurement(Metric.IMAGE_COUNT);
        if (count.isDefined() && count.value() > 0) {
            text.line(Metric.IMAGE_COUNT).metric("", Metric.IMAGE_COUNT).end();
            text.line(MetricFamily.IMAGE_TOKENS)
                    .metric("total", Metric.IMAGE_TOKENS_TOTAL)
                    .percentile(MetricFamily.IMAGE_TOKENS, Percentile.P50)
                    .metric("max", MetricFamily.IMAGE_TOKENS.max())
                    .end();
        }
    }

    private void quantiles(String addition, MetricFamily family) {
        text.quantiles(MetricCatalogue.of(family).lineName() + addition, family);
    }

    private void arrivals() {
        text.section("ARRIVALS");
        fingerprint
                .label(Measured.ARRIVAL_SOURCE)
                .ifPresent(source -> text.line("Arrivals").words(source).end());
        text.line(Metric.ARRIVAL_SPAN).metric("", Metric.ARRIVAL_SPAN).end();
        text.line(Metric.MEAN_RPS)
                .metric("", Metric.MEAN_RPS)
                .count(Metric.PEAK_RPS_1S)
                .end();
        text.line(MetricFamily.ARRIVAL_GAP)
                .percentile(MetricFamily.ARRIVAL_GAP, Percentile.P50)
                .percentile(MetricFamily.ARRIVAL_GAP, Percentile.P90)
                .percentile(MetricFamily.ARRIVAL_GAP, Percentile.P99)
                .end();
        text.line(Metric.BURSTINESS_CV)
                .metric("", Metric.BURSTINESS_CV)
                .words("pattern " + label("arrivals.pattern"))
                .end();
        text.line("Other burst indicators")
                .named(Metric.DISPERSION_1S)
                .named(Metric.GAP_MEDIAN_TO_MEAN)
                .named(Metric.GAMMA_SHAPE)
                .named(Metric.GAP_LAG1_SPEARMAN)
                .end();
        fingerprint
                .warnings()
                .forEach(warning -> text.line("Warning").words(warning).end());
    }

    private void sessions() {
        text.section("SESSIONS");
        text.line(Metric.SESSION_COUNT).metric("", Metric.SESSION_COUNT).end();
        text.line(MetricFamily.SESSION_TURNS)
                .metric("mean", MetricFamily.SESSION_TURNS.mean())
                .percentile(MetricFamily.SESSION_TURNS, Percentile.P90)
                .end();
        text.line(MetricFamily.SESSION_REUSE)
                .metric("mean", Metric.SESSION_REUSE_MEAN)
                .metric("total", Metric.SESSION_REUSE_TOTAL)
                .end();
        text.line(MetricFamily.PROMPT_GROWTH)
                .percentile(MetricFamily.PROMPT_GROWTH, Percentile.P50)
                .percentile(MetricFamily.PROMPT_GROWTH, Percentile.P90)
                .end();
    }

    private void prefixReuse() {
        if (fingerprint.blockSizes().isEmpty()) {
            return;
        }
        text.section("PREFIX REUSE");
        for (var size : fingerprint.blockSizes()) {
            var metrics = new PrefixMetrics(size);
            text.line("Blocks of " + size + " tokens")
                    .metric("total", metrics.reuse())
                    .metric("per request mean", metrics.perRequest().mean())
                    .metric("requests with a hit", metrics.requestsWithHit())
                    .metric("distinct blocks", metrics.distinctBlocks())
                    .end();
            text.line("LRU blocks for hits")
                    .metric("50 %", metrics.blocksFor(50))
                    .metric("90 %", metrics.blocksFor(90))
                    .metric("99 %", metrics.blocksFor(99))
                    .end();
            text.line("Prefill after reuse")
                    .metric("total", metrics.prefillAfterReuse())
                    .end();
        }
        for (var group : fingerprint.prefixGroups().stream().limit(SHOWN_GROUPS).toList()) {
            text.line("Shared prefix")
                    .words(group.tokens() + " tokens in " + group.requests() + " requests")
                    .words("saves " + group.savedTokens())
                    .words("first in request " + group.firstRequest())
                    .end();
        }
    }

    private void cacheAndCost() {
        var hasRule = fingerprint.label("cache.rule").isPresent();
        var hasPrices = fingerprint.label("cost.prices").isPresent();
        if (hasRule || hasPrices) {
            text.section("PROMPT CACHE AND COST");
        }
        if (hasRule) {
            text.line("Cache rule").words(label("cache.rule")).end();
            text.line("From the cache")
                    .metric("expected", Metric.CACHE_EXPECTED_SHARE)
                    .metric("possible", Metric.CACHE_POSSIBLE_SHARE)
                    .end();
            text.line("Tokens of a request")
                    .metric("expected", Metric.CACHE_EXPECTED_TOKENS)
                    .metric("possible", Metric.CACHE_POSSIBLE_TOKENS)
                    .end();
            couldBeWon();
        }
        if (hasPrices) {
            text.line("Cost (" + label("cost.prices") + ")")
                    .metric("total", Metric.COST_TOTAL)
                    .metric("per session", Metric.COST_PER_SESSION)
                    .metric("per 1 000 requests", Metric.COST_PER_1000_REQUESTS)
                    .end();
        }
    }

    /** By marks where the rule has them, which may be set elsewhere; what forgets in time cannot. */
    private void couldBeWon() {
        var expected = fingerprint.measurement(Metric.CACHE_EXPECTED_TOKENS);
        var possible = fingerprint.measurement(Metric.CACHE_POSSIBLE_TOKENS);
        if (expected.isDefined() && possible.isDefined() && possible.value() > expected.value()) {
            var by = label("cache.rule").startsWith("anthropic") ? "the best breakpoints" : "requests in time";
            text.line("Would be won")
                    .words(Digits.of(Metric.CACHE_POSSIBLE_TOKENS, possible.value() - expected.value())
                            + " tokens of a request, by " + by)
                    .end();
        }
    }

    private void population() {
        if (isNone(PopulationMetrics.USERS.count()) && isNone(PopulationMetrics.MODELS.count())) {
            return;
        }
        text.section("POPULATION");
        members(PopulationMetrics.USERS);
        members(PopulationMetrics.MODELS);
    }

    private void members(PopulationMetrics who) {
        text.line(who.count())
                .metric("", who.count())
                .metric("coverage", who.coverage())
                .end();
        if (isNone(who.count())) {
            return;
        }
        text.line("Share of " + who.id())
                .named(who.topShare())
                .named(who.top10Share())
                .named(who.gini())
                .named(who.zipfExponent())
                .end();
    }

    private void semantics() {
        if (isNone(Metric.SEMANTIC_COUNT)) {
            return;
        }
        text.section("SEMANTICS");
        text.line(Metric.SEMANTIC_COUNT)
                .metric("", Metric.SEMANTIC_COUNT)
                .metric("coverage", Metric.SEMANTIC_COVERAGE)
                .end();
        labelled("Tasks", SemanticMetrics::isTask);
        labelled("Difficulties", SemanticMetrics::isDifficulty);
        fingerprint
                .label("semantic.tags")
                .ifPresent(tags -> text.line("Most frequent tags").words(tags).end());
    }

    /** How many requests carry each label of a kind that is there at all. */
    private void labelled(String name, Predicate<Metric> kind) {
        var metrics = fingerprint.measurements().keySet().stream()
                .filter(metric -> kind.test(metric) && !isNone(metric))
                .toList();
        if (metrics.isEmpty()) {
            return;
        }
        var line = text.line(name);
        metrics.forEach(metric -> line.metric(SemanticMetrics.label(metric), metric));
        line.end();
    }

    private boolean isNone(Metric count) {
        var measurement = fingerprint.measurement(count);
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
}
