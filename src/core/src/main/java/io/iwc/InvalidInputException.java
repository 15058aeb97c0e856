package io.iwc;

import java.io.Serial;
import java.util.List;

/**
 * An input that cannot be used, with every fault found in it (capped at {@value #MAX_PROBLEMS}; the rest is counted).
 *
 * @since 0.1
 */
public final class InvalidInputException extends IwcException {
    /** How many faults are listed one by one. */
    public static final int MAX_PROBLEMS = 100;

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final long total;

    public InvalidInputException(Problem problem) {
        this(List.of(problem), 1, "");
    }

    /**
     * Several faults of one input.
     *
     * @param problems the first faults, at most {@value #MAX_PROBLEMS} are shown
     * @param total how many there are in all
     * @param summary a closing line, or empty: {@code 2 of 9310 lines are invalid; nothing was written}
     */
    public InvalidInputException(List<Problem> problems, long total, String summary) {
        super(message(problems, total, summary));
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    /** The faults found, the first {@value #MAX_PROBLEMS} of them. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many faults there are, those that are not listed among them. */
    public long total() {
        return total;
    }

    private static String message(List<Problem> problems, long total, String summary) {
        var text = new StringBuilder();
        var shown = Math.min(problems.size(), MAX_PROBLEMS);
        for (var i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : "\n").append(problems.get(i));
        }
        if (total > shown) {
            text.append("\nand ").append(total - shown).append(" more");
        }
        return summary.isEmpty()
                ? text.toString()
                : text.append('\n').append(summary).toString();
    }
}
