package io.iwc.workload.internal;

import io.iwc.internal.KeyedLongs;
import java.util.OptionalLong;

/**
 * The line of each id. Ids that count up line by line from the first one on, as compilers number requests
 * ({@code req-000001}, {@code req-000002}), are known by where they begin and end; only others are kept one by one.
 */
final class IdLines {
    private static final int MOST_DIGITS = 18;

    private final KeyedLongs others = new KeyedLongs(1);
    private boolean hasOthers;
    private String stem = ""; // of the ids that count up: the text before their number
    private int width; // of the first number: later ones have as many digits, or more without a leading zero
    private long firstNumber;
    private long firstLine;
    private long count;

    /** The line of an id that was seen before; else takes this one down, which is ≥ 1 and above all before. */
    OptionalLong putIfAbsent(String id, long line) {
        if (count == 0 && !hasOthers) {
            begin(id, line);
        }
        var place = placeOf(id);
        if (place >= 0 && place < count) {
            return OptionalLong.of(firstLine + place);
        }
        if (place == count && line == firstLine + place) { // no other id has stood between
            count++;
            return OptionalLong.empty();
        }
        hasOthers = true;
        var before = others.putIfAbsent(id, line);
        return before.isPresent() ? OptionalLong.of(before.get()[0]) : OptionalLong.empty();
    }

    /**
     * Takes down {@linkplain NumberedIds numbered} ids of lines that follow one another, if they go on where all before
     * ended, so that none of them can have been seen.
     *
     * @return whether that is so; else nothing is taken down
     */
    boolean putNumbered(long firstNumber, int lines, long firstLine) {
        var id = NumberedIds.of(firstNumber);
        if (count == 0 && !hasOthers) {
            begin(id, firstLine);
        }
        if (placeOf(id) != count || firstLine != this.firstLine + count) {
            return false;
        }
        count += lines;
        return true;
    }

    /** The line of an id. */
    OptionalLong get(String id) {
        var place = placeOf(id);
        if (place >= 0 && place < count) {
            return OptionalLong.of(firstLine + place);
        }
        var line = others.get(id);
        return line.isPresent() ? OptionalLong.of(line.get()[0]) : OptionalLong.empty();
    }

    private void begin(String id, long line) {
        var digits = 0;
        while (digits < id.length() && digits < MOST_DIGITS && isDigit(id.charAt(id.length() - 1 - digits))) {
            digits++;
        }
        stem = id.substring(0, id.length() - digits);
        width = digits;
        firstNumber = 0;
        firstNumber = placeOf(id);
        firstLine = line;
    }

    /** How far an id is from the first one that counts; negative if it is not spelled like that. */
    private long placeOf(String id) {
        var digits = id.length() - stem.length();
        var isSpelledSo = width > 0
                && digits <= MOST_DIGITS
                && (digits == width || (digits > width && id.charAt(stem.length()) != '0'))
                && id.startsWith(stem);
        var number = 0L;
        for (var i = stem.length(); isSpelledSo && i < id.length(); i++) {
            isSpelledSo = isDigit(id.charAt(i));
            number = number * 10 + id.charAt(i) - '0';
        }
        return isSpelledSo ? number - firstNumber : -1;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
