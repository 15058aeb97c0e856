package io.iwc.dataset;

/**
 * White space as Python's {@code str.strip()} has it, which the original IWC used: neither {@link String#strip()}
 * (no-break spaces stay) nor {@link String#trim()} is the same set.
 */
final class Blank {
    private Blank() {}

    static String strip(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    static boolean is(String text) {
        return strip(text).isEmpty();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
