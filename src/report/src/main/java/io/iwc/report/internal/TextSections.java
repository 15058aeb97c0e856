package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Underlined sections of lines {@code name : item   item}, for people. */
final class TextSections {
    private static final int NAME_WIDTH = 23;
    private static final String BETWEEN = "   ";

    private final StringBuilder text = new StringBuilder();

    void section(String title) {
        text.append(text.isEmpty() ? "" : "\n")
                .append(title)
                .append('\n')
                .append("-".repeat(title.length()))
                .append('\n');
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
            text.append(name)
                    .append(" ".repeat(Math.max(0, NAME_WIDTH - name.length())))
                    .append(": ")
                    .append(isOneGap ? gaps.get(0) : String.join(BETWEEN, items))
                    .append('\n');
        }
    }
}
