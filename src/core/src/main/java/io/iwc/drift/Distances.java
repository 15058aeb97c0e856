package io.iwc.drift;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every distance between the distributions of two sides, by base and name. */
final class Distances {
    private static final List<String> BASES = List.of(
            "arrivals.gap",
            "prefill.dominance",
            "reuse.session",
            "sessions.promptGrowth",
            "sessions.turns",
            "tokens.output",
            "tokens.prompt");

    private final Measured baseline;
    private final Measured current;
    private final List<Distance> distances = new ArrayList<>();

    private Distances(Measured baseline, Measured current) {
        this.baseline = baseline;
        this.current = current;
    }

    static List<Distance> between(Measured baseline, Measured current) {
        var distances = new Distances(baseline, current);
        BASES.forEach(distances::add);
        return List.copyOf(distances.distances);
    }

    private void add(String base) {
        var obstacle = obstacle(base);
        if (obstacle.isPresent()) {
            var undefined = Measurement.undefined(obstacle.get());
            names(base).forEach(name -> add(base, name, undefined, true));
            return;
        }
        var pair = new DistributionPair(
                baseline.distribution(base).orElseThrow(),
                current.distribution(base).orElseThrow());
        for (var name : names(base)) {
            var value =
                    switch (name) {
                        case "ks" -> Measurement.of(pair.ks());
                        case "ksP" -> Measurement.of(pair.ksP());
                        case "psi" -> pair.psi();
                        case "wasserstein" -> pair.wasserstein();
                        default -> Measurement.of(pair.wassersteinLog());
                    };
            add(base, name, value, pair.isExact());
        }
    }

    private void add(String base, String name, Measurement value, boolean isExact) {
        distances.add(new Distance(Metric.of("distance." + base + "." + name), value, isExact));
    }

    private static List<String> names(String base) {
        return base.startsWith("tokens.")
                ? List.of("ks", "ksP", "psi", "wasserstein", "wassersteinLog")
                : List.of("ks", "ksP", "psi", "wasserstein");
    }

    private Optional<String> obstacle(String base) {
        var comparability = Comparability.of(baseline, current).obstacle(Metric.of(base + ".mean"));
        if (comparability.isPresent()) {
            return comparability;
        }
        return missing(baseline, base, " in the baseline").or(() -> missing(current, base, " now"));
    }

    private static Optional<String> missing(Measured side, String base, String when) {
        Optional<Distribution> distribution = side.distribution(base);
        return distribution.isPresent()
                ? Optional.empty()
                : Optional.of("undefined" + when + ": "
                        + side.measurement(Metric.of(base + ".mean")).reason());
    }
}
