package io.iwc.assertj;

import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Optional;

/** A workload is not the same when it is made again, or cannot be. */
final class ShouldBeReproducible {
    private ShouldBeReproducible() {}

    static FailureMessage of(Workload workload, Optional<Workload> again) {
        var expectation = "Expecting workload \"" + workload.name() + "\" to be reproducible but ";
        if (again.isEmpty()) {
            return new FailureMessage(
                    expectation + "it cannot be made again: it has no source"
                            + "\n\nhint: workloads of @IwcWorkload have one; captured traffic does not",
                    "no source",
                    "a workload that can be made again");
        }
        var requests = again.get().requests();
        return new FailureMessage(
                expectation + difference(workload.requests(), requests)
                        + "\n\nhint: a factory must draw from the seed it is given, and read no clock",
                again.get().toString(),
                workload.toString());
    }

    private static String difference(List<Request> first, List<Request> second) {
        if (first.size() != second.size()) {
            return "made again it has " + second.size() + " requests instead of " + first.size();
        }
        for (var i = 0; i < first.size(); i++) {
            if (!first.get(i).equals(second.get(i))) {
                return "made again its request " + (i + 1) + " of " + first.size() + " ("
                        + first.get(i).id() + ") differs in " + field(first.get(i), second.get(i));
            }
        }
        throw new IllegalArgumentException("both are the same");
    }

    private static String field(Request first, Request second) {
        if (!first.id().equals(second.id())) {
            return "its id";
        }
        if (!first.prompt().equals(second.prompt())) {
            return "its prompt";
        }
        return first.hasArrival() != second.hasArrival()
                        || (first.hasArrival() && first.arrivalNanos() != second.arrivalNanos())
                ? "its arrival"
                : "its lengths or labels";
    }
}
