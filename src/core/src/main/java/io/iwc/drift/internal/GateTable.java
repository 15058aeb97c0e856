package io.iwc.drift.internal;

import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.drift.Judgement;
import io.iwc.drift.Verdict;
import java.util.List;

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
        var table = TextTable.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT)
                .row(HEADER);
        judgement.results().forEach(result -> table.row(result.cells(verdict(result.verdict()))));
        return String.join("\n", table.lines());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "ok";
            case FAIL -> "FAIL";
            case NOT_APPLICABLE -> "not applicable";
        };
    }
}
