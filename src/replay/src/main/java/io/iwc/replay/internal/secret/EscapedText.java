package io.iwc.replay.internal.secret;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text that may hold escapes, with the place in the original where each of its characters begins and ends. */
final class EscapedText {
    /** JSON and its like, URLs, HTML. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})"
            + "|\\\\x([0-9A-Fa-f]{2})"
            + "|\\\\([^ux])"
            + "|%([0-9A-Fa-f]{2})"
            + "|&#[xX]([0-9A-Fa-f]{1,6});?"
            + "|&#([0-9]{1,7});?"
            + "|&(amp|lt|gt|quot|apos);");

    private static final int HEX = 16;

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private EscapedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** As it is. */
    static EscapedText of(String text) {
        var starts = new int[text.length()];
        var ends = new int[text.length()];
        Arrays.setAll(starts, i -> i);
        Arrays.setAll(ends, i -> i + 1);
        return new EscapedText(text, starts, ends);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Where the character begins in the original. */
    int start(int index) {
        return starts[index];
    }

    /** Where the character ends in the original. */
    int end(int index) {
        return ends[index];
    }

    /** The same with every escape resolved once; as long as this one if there is none. */
    EscapedText decoded() {
        var letters = new char[text.length()];
        var from = new int[text.length()];
        var to = new int[text.length()];
        var length = 0;
        var escapes = ESCAPE.matcher(text);
        var next = escapes.find() ? escapes.start() : text.length();
        for (var at = 0; at < text.length(); length++) {
            from[length] = starts[at];
            if (at < next) {
                letters[length] = text.charAt(at);
                to[length] = ends[at];
                at++;
            } else {
                letters[length] = meaning(escapes.toMatchResult(), text);
                to[length] = ends[escapes.end() - 1];
                at = escapes.end();
                next = escapes.find() ? escapes.start() : text.length();
            }
        }
        return new EscapedText(new String(letters, 0, length), from, to);
    }

    private static char meaning(MatchResult escape, String text) {
        for (var group = 1; group <= escape.groupCount(); group++) {
            if (escape.start(group) >= 0) {
                var found = text.substring(escape.start(group), escape.end(group));
                return switch (group) {
                    case 3 -> found.charAt(0);
                    case 6 -> (char) Integer.parseInt(found);
                    case 7 -> named(found);
                    default -> (char) Integer.parseInt(found, HEX);
                };
            }
        }
        throw new IllegalStateException("an escape has one of the groups");
    }

    private static char named(String entity) {
        return switch (entity) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            default -> '\'';
        };
    }
}
