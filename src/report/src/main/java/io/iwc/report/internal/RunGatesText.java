package io.iwc.report.internal;

import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import java.util.List;
import java.util.Map;

/**
 * The gates on runs as text for a terminal: a gate a line, and below the table why one failed or says nothing.
 *
 * @since 0.1
 */
public final class RunGatesText {
    private RunGatesText() {}

    /** The text, with a newline at its end. */
    public static String of(Map<String, Judgement> judgements) {
        var table = TextTable.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT)
                .row(List.of("run", "gate", "actual", "allowed", "verdict"));
        var reasons = new StringBuilder();
        judgements.forEach((run, judgement) -> judgement.results().forEach(result -> {
            table.row(List.of(
                    run,
                    result.gate().metric().id(),
                    result.currentText(),
                    result.gate().allowed(),
                    verdict(result)));
            reasons.append(reason(run, result));
        }));
        return table.text() + reasons;
    }

    private static String verdict(GateResult result) {
        return switch (result.verdict()) {
            case PASS -> "ok";
            case FAIL -> "FAIL";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    private static String reason(String run, GateResult result) {
        return switch (result.verdict()) {
            case PASS -> "";
            case FAIL -> "FAIL     : " + run + ": " + result.message() + "\n";
            case NOT_APPLICABLE -> "n/a      : " + run + ": " + result.message() + "\n";
        };
    }
}
