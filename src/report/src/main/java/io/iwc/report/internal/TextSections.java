package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Underlined sections of lines {@code name : item   item}, for people, filled from what was measured.
 *
 * @since 0.1
 */
public final class TextSections {
    private static final int NAME_WIDTH = 23;
    private static final String BETWEEN = "   ";

    private final Measured measured;
    private final StringBuilder text = new StringBuilder();

    TextSections(Measured measured) {
        this.measured = measured;
    }

    /** A line that has one item, with its newline. */
    public static String line(String name, String item) {
        return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())) + ": " + item + "\n";
    }

    void section(String title) {
        text.append(text.isEmpty() ? "" : "\n")
                .append(title)
                .append('\n')
                .append("-".repeat(title.length()))
                .append('\n');
    }

    /** One line of a family: its mean and what lies below which percentiles. */
    void quantiles(String name, MetricFamily family) {
        line(name)
                .metric("mean", family.mean())
                .percentile(family, Percentile.P50)
                .percentile(family, Percentile.P90)
                .percentile(family, Percentile.P99)
                .end();
    }

    Line line(Metric metric) {
        return line(MetricCatalogue.of(metric).lineName());
    }

    Line line(MetricFamily family) {
        return line(MetricCatalogue.of(family).lineName());
    }

    Line line(String name) {
        return new Line(name);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** One line; if nothing on it can be computed for one and the same reason, the reason is said once. */
    final class Line {
        private final String name;
        private final List<String> items = new ArrayList<>();
        private final List<String> gaps = new ArrayList<>();

        private Line(String name) {
            this.name = name;
        }

        Line words(String words) {
            items.add(words);
            return this;
        }

        Line percentile(MetricFamily family, Percentile percentile) {
            return metric(percentile.name(), family.at(percentile));
        }

        /** Beside other metrics, under its own name. */
        Line named(Metric metric) {
            return metric(MetricCatalogue.of(metric).lineName(), metric);
        }

        Line metric(String label, Metric metric) {
            return item(label, measured.measurement(metric), value -> Digits.of(metric, value));
        }

        Line count(Metric metric) {
            return item(MetricCatalogue.of(metric).lineName(), measured.measurement(metric), Digits::whole);
        }

        Line item(String label, Measurement measurement, DoubleFunction<String> digits) {
            var value = measurement.isDefined() ? digits.apply(measurement.value()) : Digits.undefined(measurement);
            items.add(label.isEmpty() ? value : label + " " + value);
            if (!measurement.isDefined()) {
                gaps.add(value);
            }
            return this;
        }

        void end() {
            var isOneGap =
                    gaps.size() == items.size() && gaps.stream().distinct().count() == 1;
            text.append(line(name, isOneGap ? gaps.get(0) : String.join(BETWEEN, items)));
        }
    }
}
