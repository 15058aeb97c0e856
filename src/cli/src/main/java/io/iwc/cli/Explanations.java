package io.iwc.cli;

import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.drift.Verdict;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricInfo;
import io.iwc.metric.ReasonCode;
import io.iwc.run.internal.InvalidReason;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be explained, in the order of the list: runs, gates, metrics. */
final class Explanations {
    private static final String INVALID = "INVALID";

    private Explanations() {}

    /** One explanation. Codes are found whatever their case, and with {@code _} and blanks for {@code -}. */
    static Optional<Explanation> find(String code) {
        return all().filter(it -> plain(it.code()).equals(plain(code))).findFirst();
    }

    /** All codes with their first sentences. */
    static String list() {
        var table = TextTable.of(Side.LEFT, Side.LEFT).row(List.of("CODE", "MESSAGE"));
        all().forEach(it -> table.row(List.of(it.code(), it.title())));
        return table.text();
    }

    private static Stream<Explanation> all() {
        return Stream.of(
                        Stream.of(invalid()),
                        Arrays.stream(InvalidReason.values()).map(Explanations::reason),
                        Arrays.stream(Verdict.values()).map(Explanations::verdict),
                        Arrays.stream(ReasonCode.values()).map(Explanations::reason))
                .flatMap(it -> it);
    }

    private static Explanation invalid() {
        var reasons = Arrays.stream(InvalidReason.values())
                .map(Explanations::reason)
                .map(Explanation::headline)
                .collect(Collectors.joining("\n           "));
        return new Explanation(
                INVALID,
                "latencies of this run are not to be believed",
                Map.of(
                        "Meaning",
                        "Bounds and gates on the latencies, throughput and goodput of such a run fail, and it sustains"
                                + " no rate; what was counted is still shown.",
                        "Reasons",
                        reasons));
    }

    private static Explanation reason(InvalidReason reason) {
        return new Explanation(
                reason.id(),
                shown(reason.template()),
                Map.of("Meaning", INVALID + ": " + reason.meaning(), "To do", reason.remedy()));
    }

    private static Explanation verdict(Verdict verdict) {
        return new Explanation(verdict.id(), "a gate's verdict", Map.of("Meaning", verdict.meaning()));
    }

    private static Explanation reason(ReasonCode code) {
        var metrics = MetricCatalogue.matching("").stream()
                .filter(info -> info.reasons().contains(code))
                .map(MetricInfo::id)
                .collect(Collectors.joining(", "));
        var fields = new LinkedHashMap<String, String>();
        fields.put("Meaning", "A metric has no value, for this reason. A bound on it fails; it never counts as kept.");
        if (!metrics.isEmpty()) {
            fields.put("Metrics", metrics);
        }
        return new Explanation(code.id(), shown(code.template()), fields);
    }

    private static String shown(String template) {
        return template.replace("%s", "…");
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /**
     * An entry.
     *
     * @param code as it is typed
     * @param title the message
     * @param fields what is said of it, by name
     */
    record Explanation(String code, String title, Map<String, String> fields) {
        private static final List<String> ORDER = List.of("Meaning", "Reasons", "To do", "Metrics");

        /** The code and the message, which may begin with the code itself. */
        String headline() {
            return title.startsWith(code) ? title : code + ": " + title;
        }

        String text() {
            var text = new StringBuilder(headline()).append('\n');
            ORDER.stream()
                    .filter(fields::containsKey)
                    .forEach(name -> text.append(String.format(Locale.ROOT, "%-9s: %s%n", name, fields.get(name))));
            return text.toString().replace(System.lineSeparator(), "\n");
        }
    }

    /** For completion. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all().map(Explanation::code).iterator();
        }
    }
}
