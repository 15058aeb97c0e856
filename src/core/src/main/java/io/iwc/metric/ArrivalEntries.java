package io.iwc.metric;

import static io.iwc.metric.Trait.DEPENDS_ON_TIMES;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on arrivals. */
final class ArrivalEntries {
    private static final ReasonCode[] NO_TIMES = {
        ReasonCode.NO_REQUESTS, ReasonCode.NO_ARRIVAL_TIMES, ReasonCode.ORDER_ONLY
    };

    private ArrivalEntries() {}

    static List<MetricInfo> all() {
        return Stream.of(rates(), gaps(), dispersions(), shapes())
                .flatMap(entries -> entries)
                .map(entry -> entry.with(DEPENDS_ON_TIMES).unless(NO_TIMES).in(Section.ARRIVALS))
                .toList();
    }

    private static Stream<MetricInfo.Builder> rates() {
        return Stream.of(
                MetricInfo.of(Metric.ARRIVAL_SPAN, Unit.SECONDS, "Duration")
                        .means("time from the first to the last arrival")
                        .formula("last − first"),
                MetricInfo.of(Metric.MEAN_RPS, Unit.PER_SECOND, "Mean rate, req/s")
                        .line("Mean RPS")
                        .means("requests a second; reads n/(n−1) too high, as n arrivals bound n−1 gaps")
                        .formula("n/span")
                        .unless(ReasonCode.ONE_REQUEST, ReasonCode.ONE_INSTANT),
                MetricInfo.of(Metric.GAP_RATE, Unit.PER_SECOND, "Rate of the gaps, req/s")
                        .means("requests a second without that error: one over the mean gap")
                        .formula("(n−1)/span")
                        .unless(ReasonCode.ONE_REQUEST, ReasonCode.ONE_INSTANT)
                        .keptRelative("", 0.001, true)
                        .calibrated(Metric.GAP_RATE),
                MetricInfo.of(Metric.PEAK_RPS_1S, Unit.PER_SECOND, "Peak in 1 s, req/s")
                        .line("peak in 1 s")
                        .means("requests in the fullest second, counted from the first arrival")
                        .notKept(),
                MetricInfo.of(Metric.PEAK_TO_MEAN, Unit.PLAIN, "Peak to mean")
                        .means("the fullest second over the mean of all seconds, at least 1")
                        .formula("peak · (⌊span/1 s⌋+1)/n")
                        .unless(ReasonCode.ONE_REQUEST));
    }

    private static Stream<MetricInfo.Builder> gaps() {
        return Stream.of(
                MetricInfo.of(Metric.BURSTINESS_CV, Unit.PLAIN, "Burstiness (CV)")
                        .means("variation of the gaps: 0 = fixed interval, 1 = Poisson, above 1 = bursts; one long gap"
                                + " can make all of it")
                        .formula("std/mean of the gaps")
                        .unless(ReasonCode.ONE_REQUEST, ReasonCode.ONE_GAP, ReasonCode.ONE_INSTANT)
                        .gate(Metric.BURSTINESS_CV, 0.5)
                        .keptRelative("", 0.05, false)
                        .calibrated(Metric.BURSTINESS_CV),
                MetricInfo.of(MetricFamily.ARRIVAL_GAP, Unit.SECONDS, "Gap between arrivals")
                        .line("Gaps")
                        .figure("Gaps between arrivals")
                        .means("time between one arrival and the next")
                        .unless(ReasonCode.ONE_REQUEST)
                        .keptRelative("p50", 0.02, true)
                        .keptRelative("p90", 0.05, false)
                        .keptRelative("p99", 0.1, false)
                        .keptRelative("max", 0.05, false));
    }

    private static Stream<MetricInfo.Builder> dispersions() {
        return Stream.of(
                        dispersion(Metric.DISPERSION_1S, 1)
                                .relativeGate(Metric.DISPERSION_1S, 0.5)
                                .calibrated(Metric.DISPERSION_1S),
                        dispersion(Metric.DISPERSION_10S, 10),
                        dispersion(Metric.DISPERSION_60S, 60))
                .map(MetricInfo.Builder::notKept);
    }

    private static MetricInfo.Builder dispersion(Metric metric, int seconds) {
        return MetricInfo.of(metric, Unit.PLAIN, "Dispersion, " + seconds + " s")
                .line("dispersion " + seconds + " s")
                .means("index of dispersion in windows of " + seconds
                        + " s: 1 = Poisson at every window; grows with the window if the rate drifts")
                .formula("variance/mean of the counts per complete window")
                .unless(ReasonCode.FEW_WINDOWS);
    }

    private static Stream<MetricInfo.Builder> shapes() {
        return Stream.of(
                MetricInfo.of(Metric.GAP_MEDIAN_TO_MEAN, Unit.PLAIN, "Gap median/mean")
                        .line("gap median/mean")
                        .means("median over mean of the gaps: 1 = fixed interval, 0.693 = Poisson, towards 0 = bursts")
                        .formula("median/mean of the gaps")
                        .unless(ReasonCode.ONE_REQUEST, ReasonCode.ONE_INSTANT)
                        .keptRelative("", 0.02, true)
                        .calibrated(Metric.GAP_MEDIAN_TO_MEAN),
                MetricInfo.of(Metric.GAMMA_SHAPE, Unit.PLAIN, "Gamma shape")
                        .line("gamma shape")
                        .means("shape of a gamma distribution fitted to the gaps: 1 = Poisson, below 1 = bursts")
                        .formula("maximum likelihood, gaps above zero")
                        .unless(ReasonCode.FEW_GAPS_ABOVE_ZERO, ReasonCode.TIED_GAPS, ReasonCode.EQUAL_GAPS)
                        .keptRelative("", 0.05, false),
                MetricInfo.of(Metric.TIE_SHARE, Unit.SHARE, "Gaps of zero")
                        .means("share of the gaps that are zero; above 0.05 the recording's clock is too coarse for"
                                + " the rest")
                        .unless(ReasonCode.ONE_REQUEST)
                        .keptAbsolute("", 0.005, true),
                MetricInfo.of(Metric.GAP_LAG1_PEARSON, Unit.PLAIN, "Lag-1 Pearson")
                        .means("correlation of each gap with the next; above 0 bursts follow bursts")
                        .formula("Pearson of (gᵢ, gᵢ₊₁)")
                        .unless(ReasonCode.FEW_GAPS, ReasonCode.EQUAL_GAPS)
                        .notKept(),
                MetricInfo.of(Metric.GAP_LAG1_SPEARMAN, Unit.PLAIN, "Lag-1 Spearman")
                        .line("lag-1 Spearman")
                        .means("the same of ranks, which one long gap does not sway")
                        .formula("Spearman of (gᵢ, gᵢ₊₁)")
                        .unless(ReasonCode.FEW_GAPS, ReasonCode.EQUAL_GAPS)
                        .keptAbsolute("", 0.02, true));
    }
}
