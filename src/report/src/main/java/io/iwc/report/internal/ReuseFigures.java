package io.iwc.report.internal;

import io.iwc.fingerprint.CurvePoint;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.PrefixGroup;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prefix cache hits by cache size, and the shared prefixes. */
final class ReuseFigures {
    private ReuseFigures() {}

    static List<Figure> of(Fingerprint fingerprint) {
        var figures = new ArrayList<Figure>();
        capacity(fingerprint).ifPresent(figures::add);
        groups(fingerprint).ifPresent(figures::add);
        return figures;
    }

    private static Optional<Figure> capacity(Fingerprint fingerprint) {
        var series = new ArrayList<Series>();
        fingerprint.curves().forEach((base, curve) -> {
            if (curve.stream().anyMatch(point -> point.ratio() > 0)) { // else no cache of any size finds a block
                series.add(Series.points(
                        base.replaceFirst(".*\\.block", "block "),
                        curve.stream().map(point -> (double) point.blocks()).toList(),
                        curve.stream().map(CurvePoint::ratio).toList()));
            }
        });
        if (series.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                "reuse.lru.curve",
                "Reuse by prefix cache size",
                Kind.LINE,
                new Axis("Cache, blocks", Unit.COUNT, true),
                Axis.linear("Share of prompt tokens found", Unit.SHARE),
                series,
                List.of(),
                "LRU eviction; exact."));
    }

    private static Optional<Figure> groups(Fingerprint fingerprint) {
        var groups = fingerprint.prefixGroups();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        var series = groups.stream()
                .map(PrefixGroup::block)
                .distinct()
                .map(block -> points(
                        "block " + block,
                        groups.stream().filter(group -> group.block() == block).toList()))
                .toList();
        return Optional.of(new Figure(
                "reuse.prefixGroups",
                "Shared prompt prefixes",
                Kind.SCATTER,
                axis(
                        "Prefix length",
                        Unit.TOKENS,
                        groups.stream().map(PrefixGroup::tokens).toList()),
                axis(
                        "Requests with this prefix",
                        Unit.COUNT,
                        groups.stream().map(PrefixGroup::requests).toList()),
                series,
                List.of(),
                "At most ten per block size, those that save most tokens; prefixes nest, so savings do not add up."));
    }

    private static Series points(String name, List<PrefixGroup> groups) {
        return new Series(
                name,
                groups.stream().map(group -> (double) group.tokens()).toList(),
                List.of(),
                groups.stream().map(group -> (double) group.requests()).toList(),
                groups.stream()
                        .map(group -> "saves " + Shown.grouped((double) group.savedTokens()))
                        .toList());
    }

    private static Axis axis(String label, Unit unit, List<Long> values) {
        var range = values.stream().mapToLong(value -> value).summaryStatistics();
        return new Axis(label, unit, Scale.isLogarithmic((double) range.getMin(), (double) range.getMax()));
    }
}
