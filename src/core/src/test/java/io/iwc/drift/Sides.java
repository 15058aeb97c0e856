package io.iwc.drift;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A side of a drift with the few numbers that a test is about. */
public final class Sides implements Measured {
    private final SortedMap<Metric, Measurement> measurements = new TreeMap<>();
    private final Map<String, String> labels = new HashMap<>();

    public static Sides with(String id, double value) {
        return new Sides().and(id, value);
    }

    public static Sides without(String id, String reason) {
        var side = new Sides();
        side.measurements.put(Metric.of(id), Measurement.undefined(reason));
        return side;
    }

    public Sides and(String id, double value) {
        measurements.put(Metric.of(id), Measurement.of(value));
        return this;
    }

    Sides labelled(String id, String label) {
        labels.put(id, label);
        return this;
    }

    @Override
    public String name() {
        return "side";
    }

    @Override
    public Measurement measurement(Metric metric) {
        return measurements.getOrDefault(metric, Measurement.undefined("not measured"));
    }

    @Override
    public SortedMap<Metric, Measurement> measurements() {
        return measurements;
    }

    @Override
    public Optional<Distribution> distribution(String base) {
        return Optional.empty();
    }

    @Override
    public Optional<String> label(String id) {
        return Optional.ofNullable(labels.get(id));
    }
}
