package io.iwc.assertj;

import io.iwc.run.Run;
import io.iwc.run.internal.Evaluation;
import io.iwc.run.internal.Percents;
import java.util.stream.Collectors;

/** A prediction is off by too much; each figure that is has a line. */
final class ShouldBePredictedWithin {
    private ShouldBePredictedWithin() {}

    static FailureMessage of(Run run, Evaluation evaluation, double most, String objection) {
        var expected = "errors of at most " + Percents.signed(most).substring(1);
        var beyond = evaluation.beyond(most);
        var found = !objection.isEmpty()
                ? "not judgeable: " + objection
                : evaluation.pairs().isEmpty()
                        ? "no request succeeded in both runs"
                        : beyond.size() + " figures are off by more";
        var lines = beyond.entrySet().stream()
                .map(entry -> "  " + entry.getKey().id() + ": " + Percents.signed(entry.getValue()))
                .collect(Collectors.joining("\n"));
        return new FailureMessage(
                "Expecting run of \"" + run.name() + "\" to be predicted with " + expected + " but " + found
                        + (lines.isEmpty() ? "" : "\n\n" + lines),
                found,
                expected);
    }
}
