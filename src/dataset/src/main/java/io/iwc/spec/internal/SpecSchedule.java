package io.iwc.spec.internal;

import io.iwc.Problem;
import io.iwc.artifact.internal.CsvText;
import io.iwc.internal.Problems;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The requests of a spec directory in their order: what {@code trace_lengths.csv} and {@code trace_intervals.csv} say.
 */
final class SpecSchedule {
    static final String LENGTHS = "trace_lengths.csv";
    static final String INTERVALS = "trace_intervals.csv";
    static final String TRACE = "trace.csv";

    private static final int NAMED = 5;

    private final List<SpecRow> rows;

    SpecSchedule(List<SpecRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** What is wrong with a row goes to {@code problems}; the schedule is whole only if there is none. */
    static SpecSchedule read(Path folder, SpecPrompts prompts, Problems problems) {
        var known = problems.count();
        var arrivals = arrivals(folder.resolve(INTERVALS), problems);
        SortedMap<Long, SpecRow> rows = new TreeMap<>();
        SpecTable.forEach(
                folder.resolve(LENGTHS),
                List.of("request_id", "prompt_id", "num_prefill_tokens", "num_decode_tokens"),
                problems,
                row -> add(row, prompts, arrivals, rows));
        if (problems.count() == known) { // a bad row is not to be reported as missing too
            agree(folder, rows, arrivals, problems);
        }
        return new SpecSchedule(List.copyOf(rows.values()));
    }

    private static void add(
            SpecTable row, SpecPrompts prompts, Map<Long, Long> arrivals, SortedMap<Long, SpecRow> rows) {
        var id = row.nonNegative("request_id");
        var promptId = row.text("prompt_id");
        if (prompts.text(promptId).isEmpty()) {
            throw row.fault("prompt_id", "found \"" + promptId + "\", expected an id of " + SpecPrompts.FILE);
        }
        var made = new SpecRow(
                row.line(),
                promptId,
                row.tokens("num_prefill_tokens"),
                row.tokens("num_decode_tokens"),
                arrivals.getOrDefault(id, 0L));
        if (rows.putIfAbsent(id, made) != null) {
            throw row.fault("request_id", "found " + id + " again; ids must be unique");
        }
    }

    private static Map<Long, Long> arrivals(Path file, Problems problems) {
        Map<Long, Long> arrivals = new TreeMap<>();
        var now = new long[1];
        SpecTable.forEach(file, List.of("request_id", "inter_arrival_ns", "arrival_time_ns"), problems, row -> {
            var given = row.nonNegative("arrival_time_ns");
            var expected = now[0] + row.nonNegative("inter_arrival_ns");
            now[0] = given; // one wrong row does not make those below it wrong
            if (given != expected) {
                throw row.fault(
                        "arrival_time_ns", "found " + given + ", expected " + expected + ", the sum of the intervals");
            }
            if (arrivals.put(row.nonNegative("request_id"), given) != null) {
                throw row.fault("request_id", "found " + row.text("request_id") + " again; ids must be unique");
            }
        });
        return arrivals;
    }

    /** The same ids 0..N−1 in both files. */
    private static void agree(Path folder, SortedMap<Long, SpecRow> rows, Map<Long, Long> arrivals, Problems problems) {
        missing(folder.resolve(LENGTHS), arrivals.keySet(), rows.keySet(), problems);
        missing(folder.resolve(INTERVALS), rows.keySet(), arrivals.keySet(), problems);
        var expected = new ArrayList<Long>();
        for (var id = 0L; id < rows.size(); id++) {
            expected.add(id);
        }
        missing(folder.resolve(LENGTHS), expected, rows.keySet(), problems);
    }

    private static void missing(Path file, Iterable<Long> expected, Set<Long> found, Problems problems) {
        var absent = new ArrayList<Long>();
        expected.forEach(id -> {
            if (!found.contains(id)) {
                absent.add(id);
            }
        });
        if (!absent.isEmpty()) {
            var shown = absent.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            var rest = absent.size() > NAMED ? " and " + (absent.size() - NAMED) + " more" : "";
            problems.add(new Problem(
                    file.toString(), "request_id", "found no row for " + shown + rest + ", expected one each"));
        }
    }

    List<SpecRow> rows() {
        return rows;
    }

    String lengths() {
        var text = new StringBuilder("request_id,prompt_id,num_prefill_tokens,num_decode_tokens\n");
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            text.append(i)
                    .append(',')
                    .append(CsvText.quoted(row.promptId()))
                    .append(',')
                    .append(row.prefillTokens())
                    .append(',')
                    .append(row.decodeTokens())
                    .append('\n');
        }
        return text.toString();
    }

    String intervals() {
        var text = new StringBuilder("request_id,inter_arrival_ns,arrival_time_ns\n");
        var before = 0L;
        for (var i = 0; i < rows.size(); i++) {
            var now = rows.get(i).arrivalNanos();
            text.append(i)
                    .append(',')
                    .append(now - before)
                    .append(',')
                    .append(now)
                    .append('\n');
            before = now;
        }
        return text.toString();
    }

    /** What the simulator Vidur really replays: seconds with nine decimals. */
    String trace() {
        var text = new StringBuilder("arrived_at,num_prefill_tokens,num_decode_tokens\n");
        for (var row : rows) {
            text.append(BigDecimal.valueOf(row.arrivalNanos(), 9).toPlainString())
                    .append(',')
                    .append(row.prefillTokens())
                    .append(',')
                    .append(row.decodeTokens())
                    .append('\n');
        }
        return text.toString();
    }
}
