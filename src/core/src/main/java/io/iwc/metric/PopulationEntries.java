package io.iwc.metric;

import io.iwc.metric.internal.PopulationMetrics;
import io.iwc.metric.internal.SemanticMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on users, models and what requests say they are about. */
final class PopulationEntries {
    private PopulationEntries() {}

    static List<MetricInfo> all() {
        return Arrays.stream(PopulationMetrics.values())
                .flatMap(PopulationEntries::of)
                .map(entry -> entry.in(Section.POPULATION))
                .toList();
    }

    private static Stream<MetricInfo.Builder> of(PopulationMetrics who) {
        var plural = who.id();
        var single = plural.substring(0, plural.length() - 1);
        var capital = Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
        return Stream.of(
                MetricInfo.of(who.count(), Unit.COUNT, capital).means("how many distinct " + plural + " there are"),
                MetricInfo.of(who.coverage(), Unit.SHARE, capital + ": coverage")
                        .means("share of the requests that name a " + single)
                        .unless(who.none())
                        .keptAbsolute("", 0.01, true),
                MetricInfo.of(who.topShare(), Unit.SHARE, capital + ": largest")
                        .line("largest")
                        .means("share of those requests from the largest " + single)
                        .unless(who.none())
                        .keptAbsolute("", 0.01, true),
                top10(who, capital, plural),
                MetricInfo.of(who.gini(), Unit.PLAIN, capital + ": Gini")
                        .line("Gini")
                        .means("0 where all " + plural
                                + " have the same number of requests, towards 1 where one has all;"
                                + " without a correction for small samples")
                        .formula("2Σi·xᵢ/(nΣx) − (n+1)/n, x ascending")
                        .unless(who.none(), who.one()),
                MetricInfo.of(who.zipfExponent(), Unit.PLAIN, capital + ": Zipf exponent")
                        .line("Zipf")
                        .means("how fast the share falls with the rank")
                        .formula("maximum likelihood of s in P(rank r) ∝ r⁻ˢ")
                        .unless(who.none(), who.few()));
    }

    private static MetricInfo.Builder top10(PopulationMetrics who, String capital, String plural) {
        var entry = MetricInfo.of(who.top10Share(), Unit.SHARE, capital + ": ten largest")
                .line("ten largest")
                .means("share of those requests from the ten largest " + plural)
                .unless(who.none());
        return who == PopulationMetrics.USERS ? entry.keptAbsolute("", 0.02, true) : entry;
    }

    static List<MetricInfo> semantics() {
        return Stream.of(
                        Stream.of(
                                MetricInfo.of(Metric.SEMANTIC_COUNT, Unit.COUNT, "Labelled requests")
                                        .means("requests that say what they are about"),
                                MetricInfo.of(Metric.SEMANTIC_COVERAGE, Unit.SHARE, "Labelled requests: coverage")
                                        .means("their share of all requests")
                                        .unless(ReasonCode.NO_SEMANTICS)),
                        SemanticMetrics.TASKS.stream()
                                .map(task -> MetricInfo.of(SemanticMetrics.ofTask(task), Unit.COUNT, "Task " + task)
                                        .means("requests of the task " + task)
                                        .unless(ReasonCode.NO_SEMANTICS)),
                        SemanticMetrics.DIFFICULTIES.stream().map(level -> MetricInfo.of(
                                        SemanticMetrics.ofDifficulty(level), Unit.COUNT, "Difficulty " + level)
                                .means("requests of " + level + " difficulty")
                                .unless(ReasonCode.NO_SEMANTICS)))
                .flatMap(entries -> entries)
                .map(entry -> entry.in(Section.SEMANTICS))
                .toList();
    }
}
