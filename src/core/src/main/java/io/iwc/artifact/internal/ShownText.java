package io.iwc.artifact.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that others wrote (servers, files, arguments), made fit to be shown.
 *
 * @since 0.1
 */
public final class ShownText {
    /** What stands between {@code ://} and {@code @}; a password may hold a slash, a port is followed by one. */
    private static final Pattern USER_INFO =
            Pattern.compile("(?<=://)([^\\s/?#@\":]*:(?!\\d{1,5}[/?#])[^\\s\"]*|[^\\s/?#@\"]*)@");

    /** Of a value that was found, what is shown. */
    private static final int LONGEST_VALUE = 60;

    private static final int LONGEST_SENTENCE = 2048;
    private static final int LONGEST_END = 512;

    private ShownText() {}

    /** Without the user info of URLs: {@code http://…@host/v1}. */
    public static String withoutUserInfo(String text) {
        return text.contains("://") ? USER_INFO.matcher(text).replaceAll("…@") : text;
    }

    /** At most so many characters, the last of them … if it was longer; no pair of surrogates is parted. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /**
     * A sentence of what was found and expected: of one that is longer than any should be, the beginning and what follows
     * the last value in quotes.
     */
    public static String sentence(String text) {
        if (text.length() <= LONGEST_SENTENCE) {
            return text;
        }
        var quote = text.lastIndexOf("\", ");
        var kept = quote >= text.length() - LONGEST_END ? text.substring(quote) : "";
        return cut(text, LONGEST_END) + kept;
    }

    /** A value that was found in a file or an argument: cut if it is long. */
    public static String value(String found) {
        return found.length() <= LONGEST_VALUE ? found : cut(found, LONGEST_VALUE / 2 + 1);
    }

    /** On one line, without control characters: those and marks that turn the direction of text are escaped. */
    public static String oneLine(String text) {
        var escaped = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isUnfit(c)) {
                        escaped.append(escaped(c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.length() == text.length() ? text : escaped.toString();
    }

    /** Whether a terminal would obey it instead of showing it, or show what is around it in another order. */
    public static boolean isUnfit(char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    /** As JSON and Java spell it. */
    public static String escaped(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
