package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.metric.internal.PopulationMetrics;
import io.iwc.statistics.internal.Concentration;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** On how many users, or models, the requests fall, and how unevenly. */
final class PopulationCollector implements RequestCollector {
    private final PopulationMetrics metrics;
    private final Function<Request, Optional<String>> member;
    private final Map<String, long[]> counts = new HashMap<>();
    private long carrying;
    private long requests;

    private PopulationCollector(PopulationMetrics metrics, Function<Request, Optional<String>> member) {
        this.metrics = metrics;
        this.member = member;
    }

    static PopulationCollector ofUsers() {
        return new PopulationCollector(PopulationMetrics.USERS, Request::userId);
    }

    static PopulationCollector ofModels() {
        return new PopulationCollector(PopulationMetrics.MODELS, Request::model);
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
    public void accept(LengthRows rows) {
        requests += rows.size();
    }

    @Override
    public void finish(Findings findings) {
        var concentration = Concentration.of(
                counts.values().stream().mapToLong(count -> count[0]).toArray());
        findings.put(metrics.count(), Measurement.of(concentration.distinct()));
        if (carrying == 0) {
            var none = Measurement.undefined(metrics.none());
            List.of(
                            metrics.coverage(),
                            metrics.topShare(),
                            metrics.top10Share(),
                            metrics.gini(),
                            metrics.zipfExponent())
                    .forEach(metric -> findings.put(metric, none));
            return;
        }
        findings.put(metrics.coverage(), Measurement.of((double) carrying / requests));
        findings.put(metrics.topShare(), Measurement.of(concentration.topShare(1)));
        findings.put(metrics.top10Share(), Measurement.of(concentration.topShare(10)));
        findings.put(
                metrics.gini(),
                concentration.distinct() < 2
                        ? Measurement.undefined(metrics.one())
                        : Measurement.of(concentration.gini()));
        findings.put(
                metrics.zipfExponent(),
                concentration.distinct() < 3
                        ? Measurement.undefined(metrics.few())
                        : Measurement.of(concentration.zipfExponent()));
    }
}
