package io.iwc.assertj;

import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import io.iwc.drift.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The gates of a failure, one a line, numbers under each other. */
final class GateTable {
    private static final List<String> HEADER = List.of("gate", "baseline", "actual", "delta", "allowed", "verdict");
    private static final int LAST = HEADER.size() - 1;

    private GateTable() {}

    static String of(Judgement judgement) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADER);
        judgement.results().forEach(result -> rows.add(row(result)));
        var widths = new int[HEADER.size()];
        rows.forEach(row -> {
            for (var column = 0; column <= LAST; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        var table = new StringBuilder();
        rows.forEach(row -> table.append("  ").append(line(row, widths)).append('\n'));
        return table.toString();
    }

    private static List<String> row(GateResult result) {
        return List.of(
                result.gate().metric().id(),
                result.baselineText(),
                result.currentText(),
                result.deltaText(),
                result.gate().allowed(),
                word(result.verdict()));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "ok";
            case FAIL -> "FAIL";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column <= LAST; column++) {
            var cell = row.get(column);
            var gap = " ".repeat(widths[column] - cell.length());
            var isWord = column == 0 || column == LAST;
            line.append(column == 0 ? "" : "  ").append(isWord ? cell + gap : gap + cell);
        }
        return line.toString().stripTrailing();
    }
}
