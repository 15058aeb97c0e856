package io.iwc.metric;

import io.iwc.metric.internal.Nearest;
import io.iwc.metric.internal.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every metric that a workload, a run or a comparison has, with its unit, its names, its meaning, its formula, which way
 * it gets worse, the gate it has by default, and why it may be undefined. The documentation's tables are made of it.
 *
 * @since 0.1
 */
public final class MetricCatalogue {
    private static final Pattern BLOCK = Pattern.compile("block([0-9]+)(?=\\.|$)");
    private static final String ANY_BLOCK = "block*";
    private static final String USUAL_BLOCK = "block16";

    private static final List<MetricInfo> ALL = entries();
    private static final Map<String, MetricInfo> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(MetricInfo::id, Function.identity()));
    private static final List<String> STATISTICS = statistics();

    private MetricCatalogue() {}

    private static List<MetricInfo> entries() {
        var workload = Stream.of(
                        TokenEntries.all(),
                        ArrivalEntries.all(),
                        SessionEntries.all(),
                        CacheEntries.all(),
                        PopulationEntries.all(),
                        PopulationEntries.semantics(),
                        TokenEntries.ofClass())
                .flatMap(List::stream)
                .toList();
        var runs = RunEntries.all();
        return Stream.of(
                        workload,
                        DistanceEntries.all(workload),
                        runs,
                        RunDetailEntries.telemetry(),
                        RunDetailEntries.steady(runs))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> statistics() {
        return Stream.concat(Stream.of("n"), Summary.suffixes().stream().map(suffix -> suffix.substring(1)))
                .toList();
    }

    /** Every entry: workloads, distances, runs, in the order of the documentation. */
    public static List<MetricInfo> all() {
        return ALL;
    }

    /** What is known of a metric; empty if its id is not in the catalogue. */
    public static Optional<MetricInfo> find(Metric metric) {
        return find(metric.id());
    }

    /** What is known of the metric of that id; empty if there is none. */
    public static Optional<MetricInfo> find(String id) {
        var pattern = BLOCK.matcher(id).replaceFirst(ANY_BLOCK);
        var own = BY_ID.get(pattern);
        if (own != null) {
            return Optional.of(own);
        }
        var dot = pattern.lastIndexOf('.');
        return dot > 0 && STATISTICS.contains(pattern.substring(dot + 1))
                ? Optional.ofNullable(BY_ID.get(pattern.substring(0, dot) + ".*"))
                : Optional.empty();
    }

    /**
     * What is known of a metric of the catalogue.
     *
     * @throws IllegalArgumentException if it is not in it
     */
    public static MetricInfo of(Metric metric) {
        return find(metric).orElseThrow(() -> unknown(metric.id()));
    }

    /**
     * What is known of a family of the catalogue.
     *
     * @throws IllegalArgumentException if it is not in it
     */
    public static MetricInfo of(MetricFamily family) {
        return find(family.mean()).orElseThrow(() -> unknown(family.id()));
    }

    /** The entry of that id, else those of which an id begins with it: {@code tokens.prompt.p90}, {@code tokens}. */
    public static List<MetricInfo> matching(String idOrBeginning) {
        var exact = find(idOrBeginning);
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        var beginning = BLOCK.matcher(idOrBeginning).replaceFirst(ANY_BLOCK);
        return ALL.stream().filter(info -> info.id().startsWith(beginning)).toList();
    }

    /** The name for people of a metric of the catalogue, with its statistic and block size. */
    public static String nameOf(Metric metric) {
        return of(metric).nameOf(metric);
    }

    /** Every id, those of block sizes for blocks of 16 tokens. */
    public static Stream<String> ids() {
        return ALL.stream().flatMap(MetricCatalogue::idsOf);
    }

    private static Stream<String> idsOf(MetricInfo info) {
        var id = info.id().replace(ANY_BLOCK, USUAL_BLOCK);
        return info.isFamily()
                ? STATISTICS.stream().map(statistic -> id.substring(0, id.length() - 1) + statistic)
                : Stream.of(id);
    }

    /** The id that a mistyped one was probably meant to be; empty if it is one, or like none. */
    public static Optional<String> nearest(String mistyped) {
        if (find(mistyped).isPresent()) {
            return Optional.empty();
        }
        var block = BLOCK.matcher(mistyped);
        var size = block.find() ? block.group() : USUAL_BLOCK;
        return Nearest.of(
                mistyped, ids().map(id -> id.replace(USUAL_BLOCK, size)).toList());
    }

    /** {@code , did you mean tokens.prompt.p90?} for a mistyped id; empty if it is none, or like none. */
    public static String suggestion(String mistyped) {
        return nearest(mistyped).map(id -> ", did you mean " + id + "?").orElse("");
    }

    private static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException(
                "metric: found \"" + id + "\", expected one of the catalogue" + suggestion(id));
    }
}
