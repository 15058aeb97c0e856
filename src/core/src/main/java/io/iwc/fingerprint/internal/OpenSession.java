package io.iwc.fingerprint.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A session while its turns arrive: pairs each turn with the one before it. Turns that arrive at the same instant are
 * ordered by turn id, so a turn is held back until no tie can precede it; in a file in turn order that is at once, and
 * only the last prompt is kept.
 */
public final class OpenSession {
    private Optional<Turn> last = Optional.empty();
    private List<Turn> tied = List.of();
    private long turns;

    /** Takes the next request of the session in the order of the file; pairs go to {@code pair}, the earlier turn first. */
    public void accept(Turn turn, BiConsumer<Turn, Turn> pair) {
        turns++;
        if (!tied.isEmpty() && turn.arrivesWith(tied.get(0))) {
            tied.add(turn);
            return;
        }
        settleTies(pair);
        if (isNext(turn)) {
            settle(turn, pair);
        } else {
            tied = new ArrayList<>(1);
            tied.add(turn);
        }
    }

    /** Pairs what was held back. */
    public void close(BiConsumer<Turn, Turn> pair) {
        settleTies(pair);
    }

    /** How many turns there were. */
    public long turns() {
        return turns;
    }

    /** Whether no turn that arrives at the same instant can come before this one. */
    private boolean isNext(Turn turn) {
        var expected = last.map(before -> before.turnId() + 1).orElse(0);
        return !turn.hasArrival() || !turn.hasTurnId() || turn.turnId() == expected;
    }

    private void settleTies(BiConsumer<Turn, Turn> pair) {
        if (tied.isEmpty()) {
            return;
        }
        if (tied.stream().allMatch(Turn::hasTurnId)) {
            tied.sort(Comparator.comparingInt(Turn::turnId));
        }
        tied.forEach(turn -> settle(turn, pair));
        tied = List.of();
    }

    private void settle(Turn turn, BiConsumer<Turn, Turn> pair) {
        last.ifPresent(before -> pair.accept(before, turn));
        last = Optional.of(turn);
    }
}
