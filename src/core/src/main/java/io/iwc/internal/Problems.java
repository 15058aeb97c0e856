package io.iwc.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of an input as they are found: all are counted, the first {@value InvalidInputException#MAX_PROBLEMS} are
 * kept. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class Problems {
    private final List<Problem> first = new ArrayList<>();
    private long count;

    /** None yet. */
    public Problems() {}

    /** Adds one. */
    public void add(Problem problem) {
        count++;
        if (first.size() < InvalidInputException.MAX_PROBLEMS) {
            first.add(problem);
        }
    }

    /** How many there are in all. */
    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** The first {@value InvalidInputException#MAX_PROBLEMS}; a copy. */
    public List<Problem> first() {
        return List.copyOf(first);
    }

    /**
     * Does nothing if there are none.
     *
     * @param summary the closing line
     * @throws InvalidInputException with all that were kept and the number of the rest
     */
    public void throwIfAny(String summary) {
        if (count > 0) {
            throw new InvalidInputException(first, count, summary);
        }
    }
}
