package io.iwc.tokens;

/**
 * The characters with Unicode's property {@code White_Space}. Neither {@code \s}, {@link Character#isWhitespace},
 * {@link String#strip()} nor Python's {@code split()} is this set: U+001C to U+001F, U+200B and U+FEFF are not in it,
 * U+0085 and the no-break spaces are.
 *
 * @see <a href="https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt">PropList.txt</a>
 */
final class WhiteSpace {
    private WhiteSpace() {}

    /** All of them lie in the basic plane, so that a {@code char} is enough. */
    static boolean contains(char c) {
        return switch (c) {
            case '\t', '\n', 0x000B, '\f', '\r', ' ', 0x0085, 0x00A0, 0x1680 -> true;
            case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }
}
