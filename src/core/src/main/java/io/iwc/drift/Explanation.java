package io.iwc.drift;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.internal.DistanceMetric;
import io.iwc.metric.internal.PrefixMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What changed, in sentences that name the effect on prefill, decode, KV cache and scheduler. */
final class Explanation {
    private static final double RELATIVE = 0.05;
    private static final double SHARE = 0.05;
    private static final double BURSTINESS = 0.5;
    private static final double SAME_MEDIAN = 0.02;
    private static final double OTHER_SHAPE = 0.1;
    private static final double MANY_TIMES = 3;
    private static final double FULL_TIMES = 10;

    private final Drift drift;
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Drift drift) {
        this.drift = drift;
    }

    static List<String> of(Drift drift) {
        var explanation = new Explanation(drift);
        explanation.lengths("prompts", MetricFamily.PROMPT_TOKENS, "prefill work and KV cache per request");
        explanation.lengths("outputs", MetricFamily.OUTPUT_TOKENS, "decode steps and time in the batch per request");
        explanation.prefill();
        explanation.reuse("session reuse", Metric.SESSION_REUSE_MEAN);
        explanation.prefixReuse();
        explanation.arrivals();
        explanation.sessions();
        if (drift.isClassShift()) {
            explanation.sentences.add("the class changed: " + drift.baselineClass() + " -> " + drift.currentClass());
        }
        return explanation.sentences.isEmpty()
                ? List.of("no change is large enough to affect prefill, decode, KV cache or scheduling")
                : List.copyOf(explanation.sentences);
    }

    private void lengths(String what, MetricFamily base, String push) {
        var mean = drift.delta(base.mean());
        var median = drift.delta(base.at(Percentile.P50)).relative();
        var distance = drift.now(DistanceMetric.WASSERSTEIN_LOG.of(base));
        if (isBeyond(mean.relative(), RELATIVE)) {
            var isLonger = mean.relative().value() > 0;
            sentences.add(what + " are " + (isLonger ? longer(mean) : percent(mean) + " shorter") + " on average ("
                    + values(mean) + "): " + (isLonger ? "more " : "less ") + push);
        }
        if (isWithin(median, SAME_MEDIAN) && isBeyond(distance, OTHER_SHAPE)) {
            sentences.add("the median of " + what + " changed little, but their distribution differs (distance "
                    + Digits.decimals(distance.value()) + "): the mix changed, batches become less uniform");
        }
    }

    private void prefill() {
        var prefill = drift.delta(Metric.PREFILL_P50);
        if (isBeyond(prefill.absolute(), SHARE)) {
            sentences.add("work moves " + (isUp(prefill) ? "from decode to prefill" : "from prefill to decode")
                    + " (median prefill dominance " + values(prefill) + "): "
                    + (isUp(prefill) ? "TTFT is likely to rise" : "TPOT is likely to rise"));
        }
    }

    private void prefixReuse() {
        drift.metrics().stream().filter(PrefixMetrics::isReuse).forEach(metric -> reuse("prefix reuse", metric));
    }

    private void reuse(String what, Metric metric) {
        var reuse = drift.delta(metric);
        if (isBeyond(reuse.absolute(), SHARE)) {
            sentences.add(what + (isUp(reuse) ? " rose" : " fell") + " (" + values(reuse) + "): a prefix cache saves "
                    + (isUp(reuse) ? "more, fewer" : "less, more") + " tokens are prefilled");
        }
    }

    private void arrivals() {
        var rate = drift.delta(Metric.GAP_RATE);
        if (isBeyond(rate.relative(), RELATIVE)) {
            sentences.add("the request rate " + (isUp(rate) ? rose(rate) : "fell by " + percent(rate)) + " ("
                    + values(rate) + " requests/s): the scheduler has " + (isUp(rate) ? "larger" : "smaller")
                    + " batches and " + (isUp(rate) ? "longer" : "shorter") + " queues");
        }
        var burstiness = drift.delta(Metric.BURSTINESS_CV);
        if (isBeyond(burstiness.absolute(), BURSTINESS)) {
            sentences.add("arrivals are " + (isUp(burstiness) ? "burstier" : "smoother") + " (CV " + values(burstiness)
                    + "): at the same rate queues get " + (isUp(burstiness) ? "longer" : "shorter"));
        }
    }

    private void sessions() {
        drift.shifts().stream()
                .filter(shift -> shift == Shift.SESSIONS_APPEARED || shift == Shift.SESSIONS_DISAPPEARED)
                .forEach(shift -> sentences.add(shift.text() + ": later prompts "
                        + (shift == Shift.SESSIONS_DISAPPEARED ? "no longer repeat" : "now repeat") + " history"));
    }

    private static boolean isUp(MetricDelta delta) {
        return delta.absolute().value() > 0;
    }

    private static boolean isBeyond(Measurement change, double threshold) {
        return change.isDefined() && Math.abs(change.value()) > threshold;
    }

    private static boolean isWithin(Measurement change, double threshold) {
        return change.isDefined() && Math.abs(change.value()) <= threshold;
    }

    /** {@code 31 % longer}, {@code 20 times as long}. */
    private static String longer(MetricDelta delta) {
        return isManyTimes(delta) ? times(delta) + " times as long" : percent(delta) + " longer";
    }

    private static String rose(MetricDelta delta) {
        return isManyTimes(delta) ? "rose to " + times(delta) + " times as much" : "rose by " + percent(delta);
    }

    /** From there on percent of an increase are hard to picture. */
    private static boolean isManyTimes(MetricDelta delta) {
        return delta.relative().value() >= MANY_TIMES - 1;
    }

    private static String times(MetricDelta delta) {
        var times = 1 + delta.relative().value();
        return String.format(Locale.ROOT, times < FULL_TIMES && times != Math.rint(times) ? "%.1f" : "%.0f", times);
    }

    private static String percent(MetricDelta delta) {
        return String.format(
                Locale.ROOT, "%.0f %%", 100 * Math.abs(delta.relative().value()));
    }

    private static String values(MetricDelta delta) {
        return Digits.of(delta.metric(), delta.baseline()) + " -> " + Digits.of(delta.metric(), delta.current());
    }
}
