package io.iwc.assertj;

import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.util.List;

/** The frontier does not satisfy the requirements of the test; their message follows ours. */
final class ShouldHaveFrontier {
    private ShouldHaveFrontier() {}

    static FailureMessage of(Sweep sweep, List<SweepPoint> frontier, AssertionError violated) {
        var wanted = String.valueOf(violated.getMessage()).strip();
        var text = "Expecting sweep of \"" + sweep.name() + "\" to have a frontier satisfying the given requirements"
                + " but it was " + frontier + ":\n\n" + wanted + "\n\n" + SweepTable.withFrontier(sweep, frontier);
        return new FailureMessage(
                frontier.isEmpty()
                        ? text + "\nhint: only valid runs of whose requests at most 1 % failed are candidates"
                        : text,
                frontier,
                wanted);
    }
}
