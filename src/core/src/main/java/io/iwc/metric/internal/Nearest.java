package io.iwc.metric.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a mistyped word was probably meant to be: the one that is fewest edits away.
 *
 * @since 0.1
 */
public final class Nearest {
    private static final int LETTERS_PER_EDIT = 3;

    private Nearest() {}

    /**
     * The nearest of the candidates, the first by name of several; empty if each is more than one edit for three letters
     * away.
     */
    public static Optional<String> of(String mistyped, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> edits(mistyped, candidate) <= Math.max(2, mistyped.length() / LETTERS_PER_EDIT))
                .min(Comparator.comparingInt((String candidate) -> edits(mistyped, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters have to be put in, left out or exchanged, upper and lower case being the same. */
    private static int edits(String from, String to) {
        var previous = new int[to.length() + 1];
        for (var column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (var row = 1; row <= from.length(); row++) {
            var current = new int[previous.length];
            current[0] = row;
            for (var column = 1; column < current.length; column++) {
                var isSame =
                        Character.toLowerCase(from.charAt(row - 1)) == Character.toLowerCase(to.charAt(column - 1));
                current[column] = Math.min(
                        previous[column - 1] + (isSame ? 0 : 1), 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
