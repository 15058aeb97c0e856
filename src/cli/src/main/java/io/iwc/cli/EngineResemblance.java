package io.iwc.cli;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Run;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a made workload is to a server what its source is: both go through the engine at half the load that it can
 * bear and near all of it, and what is predicted for the made one is divided by what is predicted for the source.
 */
final class EngineResemblance {
    private static final int MOST_REQUESTS = 20_000;
    private static final double HALF = 0.5;
    private static final double NEAR_ALL = 0.95;
    private static final double CLOSE = 1.1;
    private static final double NEAR = 1.25;
    private static final double DRIFT = 1.25;
    private static final int DECILES = 10;

    private final Engine engine;
    private final Workload source;
    private final Workload made;
    private final List<String> lines = new ArrayList<>();
    private final List<String> off = new ArrayList<>();

    private EngineResemblance(Workload source, Workload made, Tokenizer tokenizer) {
        engine = Engine.of(EngineProfile.named("default"), 0, tokenizer);
        this.source = first(source);
        this.made = first(made);
    }

    /** Lines for people, the last of which says what is off. */
    static String text(Workload source, Workload made, Tokenizer tokenizer) {
        var both = new EngineResemblance(source, made, tokenizer);
        return span(both.source) <= 0 || span(both.made) <= 0
                ? "not judged by the engine: all requests arrive at once\n"
                : both.judged();
    }

    private String judged() {
        var busy = engine.predict(stretched(source, 0)).records().stream()
                .mapToLong(record -> record.endNanos().orElse(0))
                .max()
                .orElse(0);
        at(HALF, busy, CLOSE, "at half load");
        at(NEAR_ALL, busy, NEAR, "near saturation");
        var drift = drift(made) / drift(source);
        lines.add(String.format(Locale.ROOT, "mean prompt, largest tenth over smallest: made/source %.2f", drift));
        if (drift > DRIFT || drift < 1 / DRIFT) {
            off.add("stationarity");
        }
        lines.add(
                off.isEmpty()
                        ? "the engine (profile default) meets in the made workload what it meets in the source"
                        : "to the engine (profile default) the made workload is not like its source: "
                                + String.join(", ", off));
        return String.join("\n", lines) + "\n";
    }

    /** Both so fast that the source takes that share of the engine's time. */
    private void at(double load, long busyNanos, double most, String name) {
        var factor = busyNanos / load / span(source);
        var expected = engine.predict(stretched(source, factor));
        var found = engine.predict(stretched(made, factor));
        var ratios = new ArrayList<String>();
        for (var family : List.of(MetricFamily.RUN_TTFT, MetricFamily.RUN_TPOT)) {
            for (var percentile : List.of(Percentile.P50, Percentile.P99)) {
                var ratio = ratio(found, expected, family.at(percentile));
                var figure =
                        family.id().substring(family.id().lastIndexOf('.') + 1).toUpperCase(Locale.ROOT) + " "
                                + percentile.name();
                ratios.add(String.format(Locale.ROOT, "%s %.2f", figure, ratio));
                if (!(ratio <= most && ratio >= 1 / most)) {
                    off.add(figure + " " + name);
                }
            }
        }
        lines.add("predicted " + name + ", made/source: " + String.join(", ", ratios));
    }

    private static double ratio(Run found, Run expected, Metric metric) {
        var above = found.measurement(metric);
        var below = expected.measurement(metric);
        return above.isDefined() && below.isDefined() ? above.value() / below.value() : Double.NaN;
    }

    /** Of a workload the requests that are looked at. */
    static Workload first(Workload workload) {
        var requests = workload.requests();
        return requests.size() <= MOST_REQUESTS
                ? workload
                : Workload.of(workload.name(), requests.subList(0, MOST_REQUESTS), workload.manifest());
    }

    private static Workload stretched(Workload workload, double factor) {
        var start = workload.requests().stream()
                .mapToLong(Request::arrivalNanos)
                .min()
                .orElse(0);
        var requests = workload.requests().stream()
                .map(request -> request.toBuilder()
                        .arrivingAt(Math.round((request.arrivalNanos() - start) * factor))
                        .build())
                .toList();
        return Workload.of(workload.name(), requests, workload.manifest());
    }

    private static long span(Workload workload) {
        var arrivals =
                workload.requests().stream().mapToLong(Request::arrivalNanos).summaryStatistics();
        return arrivals.getCount() == 0 ? 0 : arrivals.getMax() - arrivals.getMin();
    }

    /** The largest mean prompt of a tenth of the requests over the smallest. */
    private static double drift(Workload workload) {
        var requests = workload.requests();
        var means = new ArrayList<Double>();
        for (var tenth = 0; tenth < DECILES && requests.size() >= DECILES; tenth++) {
            means.add(
                    requests
                            .subList(tenth * requests.size() / DECILES, (tenth + 1) * requests.size() / DECILES)
                            .stream()
                            .mapToInt(request -> request.promptTokens().orElse(0))
                            .average()
                            .orElse(0));
        }
        var values = means.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return means.isEmpty() || values.getMin() == 0 ? 1 : values.getMax() / values.getMin();
    }
}
