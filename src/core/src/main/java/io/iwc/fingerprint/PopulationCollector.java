package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.statistics.Concentration;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** On how many users, or models, the requests fall, and how unevenly. */
final class PopulationCollector implements RequestCollector {
    private final String plural;
    private final String field;
    private final Function<Request, Optional<String>> member;
    private final Map<String, long[]> counts = new HashMap<>();
    private long carrying;
    private long requests;

    private PopulationCollector(String plural, String field, Function<Request, Optional<String>> member) {
        this.plural = plural;
        this.field = field;
        this.member = member;
    }

    static PopulationCollector ofUsers() {
        return new PopulationCollector("users", "user_id", Request::userId);
    }

    static PopulationCollector ofModels() {
        return new PopulationCollector("models", "model", Request::model);
    }

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        requests++;
        var name = member.apply(request);
        if (name.isPresent()) {
            carrying++;
            counts.computeIfAbsent(name.get(), key -> new long[1])[0]++;
        }
    }

    @Override
    public void finish(Findings findings) {
        var base = "population." + plural + ".";
        var concentration = Concentration.of(
                counts.values().stream().mapToLong(count -> count[0]).toArray());
        findings.put(base + "count", Measurement.of(concentration.distinct()));
        if (carrying == 0) {
            var none = Measurement.undefined("no request carries a " + field);
            for (var id : new String[] {"coverage", "topShare", "top10Share", "gini", "zipfExponent"}) {
                findings.put(base + id, none);
            }
            return;
        }
        findings.put(base + "coverage", Measurement.of((double) carrying / requests));
        findings.put(base + "topShare", Measurement.of(concentration.topShare(1)));
        findings.put(base + "top10Share", Measurement.of(concentration.topShare(10)));
        findings.put(
                base + "gini",
                concentration.distinct() < 2
                        ? Measurement.undefined("fewer than two " + plural)
                        : Measurement.of(concentration.gini()));
        findings.put(
                base + "zipfExponent",
                concentration.distinct() < 3
                        ? Measurement.undefined("fewer than three " + plural)
                        : Measurement.of(concentration.zipfExponent()));
    }
}
