package io.iwc.metric;

import static io.iwc.metric.Trait.COUNTS_TOKENS;
import static io.iwc.metric.Trait.DEPENDS_ON_TIMES;
import static io.iwc.metric.Trait.USES_OUTPUT;

import io.iwc.metric.internal.DistanceMetric;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on distances: what is known of the family that a distance is of holds for it. */
final class DistanceEntries {
    private static final List<MetricFamily> CALIBRATED = List.of(
            MetricFamily.PROMPT_TOKENS,
            MetricFamily.OUTPUT_TOKENS,
            MetricFamily.ARRIVAL_GAP,
            MetricFamily.PROMPT_GROWTH,
            MetricFamily.SESSION_REUSE);

    private DistanceEntries() {}

    static List<MetricInfo> all(List<MetricInfo> workload) {
        return DistanceMetric.bases().stream()
                .flatMap(base -> DistanceMetric.ofBase(base).stream().map(name -> of(name, base, workload)))
                .toList();
    }

    private static MetricInfo of(DistanceMetric distance, MetricFamily base, List<MetricInfo> workload) {
        var of = workload.stream()
                .filter(info -> info.family().filter(base::equals).isPresent())
                .findFirst()
                .orElseThrow();
        var entry = entry(distance, distance.of(base), of.name()).worse(Worse.HIGHER);
        Stream.of(COUNTS_TOKENS, USES_OUTPUT, DEPENDS_ON_TIMES).filter(of::has).forEach(entry::with);
        of.reasons().forEach(entry::unless);
        var isCalibrated = distance == DistanceMetric.KS_MARGIN && CALIBRATED.contains(base);
        return (isCalibrated ? entry.calibrated(distance.of(base)) : entry).in(Section.DISTANCES);
    }

    private static MetricInfo.Builder entry(DistanceMetric distance, Metric metric, String base) {
        return switch (distance) {
            case KS ->
                MetricInfo.of(metric, Unit.PLAIN, base + ": KS distance")
                        .means("largest difference of the two distribution functions, 0..1")
                        .formula("max |F₁ − F₂|");
            case KS_MARGIN ->
                MetricInfo.of(metric, Unit.PLAIN, base + ": KS distance with a margin")
                        .means(
                                "the same in standard deviations and without what 1 % more or less of each value makes, from"
                                        + " the lowest to the highest 1 % of both; the one to calibrate")
                        .formula("max of F₁(x)−F₂(1.01x) and F₂(x)−F₁(1.01x), over √(H(1−H)), 0.01 ≤ H(x) ≤ 0.99");
            case KS_P ->
                MetricInfo.of(metric, Unit.PLAIN, base + ": KS p-value")
                        .means("asymptotic p-value of that; calls every change of a large workload significant")
                        .formula("2Σ(−1)ʲ⁻¹e^(−2j²λ²), λ = D·√(n₁n₂/(n₁+n₂))");
            case PSI ->
                MetricInfo.of(metric, Unit.PLAIN, base + ": PSI")
                        .means("population stability index over the baseline's deciles: below 0.1 little, above 0.25"
                                + " much")
                        .formula("Σ(q−p)·ln(q/p)")
                        .unless(ReasonCode.FEW_BINS);
            case WASSERSTEIN ->
                MetricInfo.of(metric, Unit.PLAIN, base + ": Wasserstein distance")
                        .means("area between the two distribution functions, over the mean of the baseline")
                        .formula("∫|F₁−F₂|dx/|mean of the baseline|")
                        .unless(ReasonCode.BASELINE_MEAN_IS_ZERO);
            case WASSERSTEIN_LOG ->
                MetricInfo.of(metric, Unit.PLAIN, base + ": log Wasserstein distance")
                        .means("of tokens only: that area over ln(1+x), which reads as the mean relative shift; the one"
                                + " to gate on")
                        .formula("∫|F₁−F₂| over ln(1+x)");
        };
    }
}
