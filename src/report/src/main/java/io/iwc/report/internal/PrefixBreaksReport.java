package io.iwc.report.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ShownText;
import io.iwc.prefix.PrefixBreak;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.prefix.RepeatedCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where prompts broke their common beginning, as text, as a table and as fields of JSON.
 *
 * @param found of one workload
 * @param showsPrompts whether words of the prompts stand in it; hashes of them otherwise
 * @since 0.1
 */
public record PrefixBreaksReport(PrefixBreaks found, boolean showsPrompts) {
    private static final String TITLE = "Prefix breaks";
    private static final int LISTED = 20;
    private static final int MOST_ROWS = 200;
    private static final int REPEATED = 3;
    private static final List<String> HEADINGS =
            List.of("Request", "Held against", "Where", "What changed", "Words", "At token", "Of", "Lost");
    private static final int COLUMNS_OF_WORDS = 5;

    /** A section like those of the fingerprint's text, with its newline. */
    public String text() {
        var text = new StringBuilder("PREFIX BREAKS\n-------------\n");
        line(text, "Compared", counted(found.comparisons(), "prompt"));
        found.obstacle().ifPresent(why -> line(text, "Not judged", why));
        if (found.expired() > 0) {
            line(text, "Expired", counted(found.expired(), "prompt") + " whose reference was no longer in the cache");
        }
        line(text, "Broken", summary());
        found.groups()
                .forEach(group -> line(
                        text, "Cause", group.breaks() + " × " + group.cause() + ": " + tokens(group.lostTokens())));
        found.breaks().stream().limit(LISTED).forEach(one -> text.append(one.sentence(showsPrompts))
                .append('\n'));
        if (found.breaks().size() > LISTED) {
            text.append("and ").append(found.breaks().size() - LISTED).append(" more\n");
        }
        repeated().forEach(call -> text.append(call.sentence(showsPrompts)).append('\n'));
        return text.toString();
    }

    /** For a page or a summary in Markdown; empty if every prompt began as it should. */
    public Optional<ReportTable> table() {
        return table(TITLE);
    }

    /** The same for one of several workloads, by its name. */
    public Optional<ReportTable> tableOf(String workload) {
        return table(TITLE + " of " + workload);
    }

    private Optional<ReportTable> table(String title) {
        if (found.breaks().isEmpty()) {
            return Optional.empty();
        }
        var rows = found.breaks().stream().limit(MOST_ROWS).map(this::row).toList();
        var notes = new ArrayList<String>();
        notes.add(summary());
        found.groups()
                .forEach(
                        group -> notes.add(group.breaks() + " × " + group.cause() + ": " + tokens(group.lostTokens())));
        if (found.breaks().size() > MOST_ROWS) {
            notes.add("The first " + MOST_ROWS + " are listed.");
        }
        if (found.expired() > 0) {
            notes.add(counted(found.expired(), "prompt") + " more differed from what the cache had forgotten anyway.");
        }
        return Optional.of(new ReportTable(title, notes, HEADINGS, rows, COLUMNS_OF_WORDS));
    }

    /** A JSON object with one field more, {@code prefixBreaks}: numbers as numbers, for programs. */
    public String addedTo(String object) {
        var document = new TreeMap<String, Object>();
        Json.parse(object).fields().forEachRemaining(field -> document.put(field.getKey(), field.getValue()));
        document.put("prefixBreaks", fields());
        return Json.document(document);
    }

    private Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("compared", found.comparisons());
        fields.put("expired", found.expired());
        found.obstacle().ifPresent(why -> fields.put("notJudged", why));
        fields.put("lostTokens", found.lostTokens());
        fields.put("breaks", found.breaks().stream().map(this::fields).toList());
        return fields;
    }

    private Map<String, Object> fields(PrefixBreak one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("request", one.requestId());
        fields.put("reference", one.reference());
        one.session().ifPresent(session -> fields.put("session", session));
        fields.put("turn", one.turn());
        fields.put("against", against(one));
        fields.put("cause", one.causeText());
        fields.put("place", one.place());
        fields.put("difference", one.difference(showsPrompts));
        fields.put("token", one.token());
        fields.put("of", one.outOf());
        fields.put("lostTokens", one.lostTokens());
        return fields;
    }

    private List<String> row(PrefixBreak one) {
        return List.of(
                one.who(),
                against(one) + " (" + ShownText.oneLine(ShownText.value(one.reference())) + ")",
                one.place(),
                one.causeText(),
                one.difference(showsPrompts),
                PrefixBreak.grouped(one.token()),
                PrefixBreak.grouped(one.outOf()),
                PrefixBreak.grouped(one.lostTokens()));
    }

    private static String against(PrefixBreak one) {
        return one.kind().text();
    }

    private List<RepeatedCall> repeated() {
        return found.repeatedCalls().stream()
                .filter(call -> call.times() >= REPEATED)
                .limit(LISTED)
                .toList();
    }

    private String summary() {
        return counted(found.breaks().size(), "break") + ", " + tokens(found.lostTokens()) + " prefilled again";
    }

    private static String counted(int count, String thing) {
        return PrefixBreak.grouped(count) + " " + thing + (count == 1 ? "" : "s");
    }

    private static String tokens(long count) {
        return PrefixBreak.grouped(count) + (count == 1 ? " token" : " tokens");
    }

    private static void line(StringBuilder text, String name, String words) {
        text.append(TextSections.line(name, words));
    }
}
