package io.iwc.drift;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A judgement as a table of text: one gate a line, numbers flush right, two spaces between columns. No newline at the
 * end.
 *
 * @since 0.1
 */
public final class GateTable {
    private static final List<String> HEADER = List.of("gate", "baseline", "actual", "delta", "allowed", "verdict");

    private GateTable() {}

    /** The table; the header alone if there are no gates. */
    public static String of(Judgement judgement) {
        var rows = Stream.concat(Stream.of(HEADER), judgement.results().stream().map(GateTable::row))
                .toList();
        var widths = new int[HEADER.size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static List<String> row(GateResult result) {
        return List.of(
                result.gate().metric().id(),
                result.baselineText(),
                result.currentText(),
                result.deltaText(),
                result.gate().allowed(),
                verdict(result.verdict()));
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "ok";
            case FAIL -> "FAIL";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var padding = " ".repeat(widths[i] - cell.length());
            var isText = i == 0 || i == widths.length - 1;
            line.append(i == 0 ? "" : "  ").append(isText ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }
}
