package io.iwc.spec;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The requests of a spec directory in their order: what {@code trace_lengths.csv} and {@code trace_intervals.csv} say. */
final class SpecSchedule {
    static final String LENGTHS = "trace_lengths.csv";
    static final String INTERVALS = "trace_intervals.csv";
    static final String TRACE = "trace.csv";

    private static final int NAMED = 5;

    private final List<SpecRow> rows;

    SpecSchedule(List<SpecRow> rows) {
        this.rows = List.copyOf(rows);
    }

    static SpecSchedule read(Path folder, SpecPrompts prompts) {
        var arrivals = arrivals(folder.resolve(INTERVALS));
        SortedMap<Long, SpecRow> rows = new TreeMap<>();
        SpecTable.forEach(
                folder.resolve(LENGTHS),
                List.of("request_id", "prompt_id", "num_prefill_tokens", "num_decode_tokens"),
                row -> add(row, prompts, arrivals, rows));
        agree(folder, rows, arrivals);
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
                promptId,
                row.nonNegative("num_prefill_tokens"),
                row.nonNegative("num_decode_tokens"),
                arrivals.getOrDefault(id, 0L));
        if (rows.putIfAbsent(id, made) != null) {
            throw row.fault("request_id", "found " + id + " again; ids must be unique");
        }
    }

    private static Map<Long, Long> arrivals(Path file) {
        Map<Long, Long> arrivals = new TreeMap<>();
        var now = new long[1];
        SpecTable.forEach(file, List.of("request_id", "inter_arrival_ns", "arrival_time_ns"), row -> {
            now[0] = Math.addExact(now[0], row.nonNegative("inter_arrival_ns"));
            var given = row.nonNegative("arrival_time_ns");
            if (given != now[0]) {
                throw row.fault(
                        "arrival_time_ns", "found " + given + ", expected " + now[0] + ", the sum of the intervals");
            }
            if (arrivals.put(row.nonNegative("request_id"), given) != null) {
                throw row.fault("request_id", "found " + row.text("request_id") + " again; ids must be unique");
            }
        });
        return arrivals;
    }

    /** The same ids 0..N−1 in both files. */
    private static void agree(Path folder, SortedMap<Long, SpecRow> rows, Map<Long, Long> arrivals) {
        missing(folder.resolve(LENGTHS), arrivals.keySet(), rows.keySet());
        missing(folder.resolve(INTERVALS), rows.keySet(), arrivals.keySet());
        var expected = new ArrayList<Long>();
        for (var id = 0L; id < rows.size(); id++) {
            expected.add(id);
        }
        missing(folder.resolve(LENGTHS), expected, rows.keySet());
    }

    private static void missing(Path file, Iterable<Long> expected, Set<Long> found) {
        var absent = new ArrayList<Long>();
        expected.forEach(id -> {
            if (!found.contains(id)) {
                absent.add(id);
            }
        });
        if (!absent.isEmpty()) {
            var shown = absent.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            var rest = absent.size() > NAMED ? " and " + (absent.size() - NAMED) + " more" : "";
            throw new InvalidInputException(new Problem(
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
                    .append(quoted(row.promptId()))
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

    /** As RFC 4180 has it, only where it must. */
    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
