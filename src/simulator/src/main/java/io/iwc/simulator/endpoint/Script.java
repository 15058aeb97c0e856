package io.iwc.simulator.endpoint;

import io.iwc.workload.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Which answer is whose turn. Thread-safe. */
final class Script {
    private final Deque<Turns> latestFirst = new ArrayDeque<>();
    private Turns toAll = new Turns(request -> true, List.of(Answer.generated()));

    synchronized void toAll(List<Answer> inTurn) {
        toAll = new Turns(request -> true, inTurn);
    }

    synchronized void to(Predicate<Request> match, List<Answer> inTurn) {
        latestFirst.addFirst(new Turns(match, inTurn));
    }

    synchronized Answer next(Request request) {
        return latestFirst.stream()
                .filter(turns -> turns.match.test(request))
                .findFirst()
                .orElse(toAll)
                .next();
    }

    synchronized void reset() {
        latestFirst.clear();
        toAll(List.of(Answer.generated()));
    }

    private static final class Turns {
        private final Predicate<Request> match;
        private final Deque<Answer> left;

        private Turns(Predicate<Request> match, List<Answer> inTurn) {
            if (inTurn.isEmpty()) {
                throw new IllegalArgumentException("found no answer, expected at least one; the last one repeats");
            }
            this.match = match;
            left = new ArrayDeque<>(inTurn);
        }

        private Answer next() {
            return left.size() > 1 ? left.remove() : left.element();
        }
    }
}
