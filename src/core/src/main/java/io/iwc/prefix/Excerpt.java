package io.iwc.prefix;

import io.iwc.artifact.internal.Sha256;
import io.iwc.artifact.internal.ShownText;
import java.util.Optional;

/**
 * The text around the first difference of two prompts.
 *
 * @param before what stands before it in both, up to 24 characters
 * @param differing what differs in the later prompt, whole words; empty if something was left out
 * @param previously what stood there in the earlier one; empty if something was put in
 * @param after what follows in the later prompt, up to 12 characters
 * @since 0.1
 */
public record Excerpt(String before, String differing, String previously, String after) {
    private static final int BEFORE = 24;
    private static final int AFTER = 12;
    private static final int MOST = 60;
    private static final int SEARCHED = 400;
    private static final int HASH_DIGITS = 8;

    /** What both differing parts look like. */
    public VariablePart variablePart() {
        return VariablePart.of(previously, differing);
    }

    /** In quotes, the differing part marked: {@code "…now is ⟦14:02⟧"}. */
    public String shown() {
        return ShownText.oneLine("\"" + before + "⟦" + ShownText.cut(differing, MOST) + "⟧" + after + "\"");
    }

    /** Without any text of the prompts: the hashes of what differs, by which equal changes are known. */
    public String hashed() {
        return "#" + hash(previously) + " became #" + hash(differing);
    }

    /** By which equal texts are known where none is shown. */
    static String hash(String text) {
        return Sha256.hex(text).substring(0, HASH_DIGITS);
    }

    /** The excerpt at the first difference; empty if the texts are the same. */
    static Optional<Excerpt> between(String earlier, String later) {
        var mismatch = PromptDifference.mismatch(earlier, later);
        return earlier.equals(later)
                ? Optional.empty()
                : Optional.of(of(earlier, later, mismatch < 0 ? Math.min(earlier.length(), later.length()) : mismatch));
    }

    /**
     * The excerpt at the first difference.
     *
     * @param at the first character that differs, the same in both
     */
    static Excerpt of(String earlier, String later, int at) {
        var start = at;
        var isInWord = isWordAt(earlier, at) || isWordAt(later, at);
        while (isInWord && start > 0 && at - start < MOST && isWord(later.charAt(start - 1))) {
            start--;
        }
        var ends = ends(earlier, later, start, at);
        var from = Math.max(0, start - BEFORE);
        var cutBefore = from > 0 ? "…" : "";
        var to = Math.min(later.length(), ends.later() + AFTER);
        return new Excerpt(
                cutBefore + later.substring(whole(later, from), start).replaceFirst("^\\s+", ""),
                later.substring(start, ends.later()),
                earlier.substring(start, ends.earlier()),
                later.substring(ends.later(), whole(later, to)).stripTrailing()
                        + (to < later.length() && ends.later() < later.length() ? "…" : ""));
    }

    /** Where the texts agree again: after the differing words, else where the rest of both is the same. */
    private static Ends ends(String earlier, String later, int start, int at) {
        var words = new Ends(wordEnd(earlier, at), wordEnd(later, at)).withoutPunctuation(earlier, later, start);
        if (agree(earlier, words.earlier, later, words.later)) {
            return words;
        }
        if (agree(earlier, start, later, words.later + 1)) { // a word was put in
            return new Ends(start, words.later + 1);
        }
        if (agree(earlier, words.earlier + 1, later, start)) { // one was left out
            return new Ends(words.earlier + 1, start);
        }
        var same = 0;
        var most = Math.min(earlier.length(), later.length()) - at;
        while (same < most && earlier.charAt(earlier.length() - 1 - same) == later.charAt(later.length() - 1 - same)) {
            same++;
        }
        while (same > 0 && isWord(earlier.charAt(earlier.length() - same)) && isInWord(earlier, later, same)) {
            same--;
        }
        return new Ends(
                Math.min(earlier.length() - same, start + SEARCHED), Math.min(later.length() - same, start + SEARCHED));
    }

    /** Whether the common end begins in the middle of a word of one of both. */
    private static boolean isInWord(String earlier, String later, int same) {
        return isWordBefore(earlier, same) || isWordBefore(later, same);
    }

    private static boolean isWordBefore(String text, int same) {
        return text.length() > same && isWord(text.charAt(text.length() - same - 1));
    }

    private static boolean agree(String one, int atOne, String other, int atOther) {
        if (atOne > one.length() || atOther > other.length()) {
            return false;
        }
        var rest = Math.min(one.length() - atOne, other.length() - atOther);
        return rest == 0
                ? one.length() - atOne == other.length() - atOther
                : one.regionMatches(atOne, other, atOther, Math.min(rest, AFTER));
    }

    private static int wordEnd(String text, int from) {
        var end = from;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A place that does not part a pair of surrogates. */
    private static int whole(String text, int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }

    private static boolean isWordAt(String text, int place) {
        return place < text.length() && isWord(text.charAt(place));
    }

    private static boolean isWord(char c) {
        return !Character.isWhitespace(c) && "\"'(){}[]<>|,;".indexOf(c) < 0;
    }

    private record Ends(int earlier, int later) {
        /** Without the full stops and colons that both words end with. */
        Ends withoutPunctuation(String before, String now, int start) {
            var ends = this;
            while (ends.earlier > start + 1
                    && ends.later > start + 1
                    && before.charAt(ends.earlier - 1) == now.charAt(ends.later - 1)
                    && ".:!?".indexOf(now.charAt(ends.later - 1)) >= 0) {
                ends = new Ends(ends.earlier - 1, ends.later - 1);
            }
            return ends;
        }
    }
}
