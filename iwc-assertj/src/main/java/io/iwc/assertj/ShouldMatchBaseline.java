package io.iwc.assertj;

import io.iwc.baseline.Baseline;
import io.iwc.baseline.internal.Acceptance;
import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.drift.Drift;
import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import io.iwc.drift.internal.GateTable;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measured;
import io.iwc.run.Run;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something has drifted from its baseline, or there is none. */
final class ShouldMatchBaseline {
    private ShouldMatchBaseline() {}

    static FailureMessage of(String subject, Drift drift, Judgement judgement) {
        var failed = judgement.failures();
        var reasons = failed.isEmpty()
                ? ""
                : ": " + failed.stream().map(GateResult::message).collect(Collectors.joining("; "));
        var hint = DriftHint.of(drift);
        return new FailureMessage(
                expectation(subject, drift.baseline().name()) + judgement.summary() + reasons + "\n\n"
                        + GateTable.of(judgement).indent(2)
                        + (hint.isEmpty() ? "" : "\nhint:     " + hint),
                sides(failed, true),
                sides(failed, false));
    }

    static FailureMessage missing(String subject, String id, BaselineCheck.Missing missing) {
        return new FailureMessage(
                expectation(subject, id) + "there is " + missing.message(),
                "no baseline",
                BaselineCheck.slashes(missing.file()));
    }

    static FailureMessage refused(String subject, String id, String reason) {
        return new FailureMessage(expectation(subject, id) + reason, reason, "two sides that can be compared");
    }

    /** The lines below the table: where the baseline lies, how to accept what is there now. */
    static String places(Optional<Path> file, Optional<Acceptance> received) {
        return file.map(path -> "\nbaseline: " + BaselineCheck.slashes(path)).orElse("")
                + received.map(Acceptance::lines).orElse("");
    }

    /** The same for what was held against something that may be a stored baseline, by any assertion. */
    static String places(Measured against, Measured now) {
        var file = against instanceof Baseline baseline ? baseline.file() : Optional.<Path>empty();
        var canBeStored = now instanceof Fingerprint || now instanceof Run;
        return places(file, file.filter(stored -> canBeStored).flatMap(stored -> BaselineScope.onThisThread()
                .map(scope -> scope.receive(stored, now))));
    }

    private static String expectation(String subject, String baseline) {
        return "Expecting " + subject + " to match baseline " + baseline + " but ";
    }

    private static String sides(Iterable<GateResult> failed, boolean now) {
        var text = new StringBuilder();
        for (var result : failed) {
            var side = now
                    ? result.currentText()
                    : result.baselineText() + " " + result.gate().allowed();
            text.append(text.isEmpty() ? "" : "\n")
                    .append(result.gate().metric())
                    .append(' ')
                    .append(side);
        }
        return text.toString();
    }
}
