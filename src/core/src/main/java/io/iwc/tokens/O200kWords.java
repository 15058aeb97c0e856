package io.iwc.tokens;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the words of a text end that the default encoding encodes each by itself. What they are is said by a pattern;
 * words of ASCII, which most are, are found without it in a tenth of the time. Used for one text.
 *
 * @see <a href="https://github.com/openai/tiktoken/blob/main/tiktoken_ext/openai_public.py">the pattern, as published</a>
 */
final class O200kWords implements BytePairs.Words {
    private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";
    private static final String CAPITALS = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String SMALL_LETTERS = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String BEFORE = "[^\\r\\n\\p{L}\\p{N}]?";

    private static final int MOST_DIGITS = 3;
    private static final int UNSURE = -1;

    private static final byte CAPITAL = 1;
    private static final byte SMALL = 2;
    private static final byte DIGIT = 3;
    private static final byte SPACE = 4;
    private static final byte SIGN = 5; // all others
    private static final byte NOTHING = 6; // behind the end
    private static final byte FOREIGN = 7; // not ASCII

    private static final byte[] KINDS = kinds();

    private final String text;
    private Optional<Matcher> pattern = Optional.empty();

    O200kWords(String text) {
        this.text = text;
    }

    private static byte[] kinds() {
        var kinds = new byte[0x80];
        for (var sign = 0; sign < kinds.length; sign++) {
            kinds[sign] = sign >= 'A' && sign <= 'Z'
                    ? CAPITAL
                    : sign >= 'a' && sign <= 'z'
                            ? SMALL
                            : sign >= '0' && sign <= '9'
                                    ? DIGIT
                                    : sign == ' ' || (sign >= '\t' && sign <= '\r') ? SPACE : SIGN;
        }
        return kinds;
    }

    @Override
    public int end(int from) {
        var end = plainEnd(from);
        return end == UNSURE ? patternEnd(from) : end;
    }

    private int patternEnd(int from) {
        if (pattern.isEmpty()) {
            pattern = Optional.of(Whole.PATTERN.matcher(text));
        }
        if (!pattern.get().find(from) || pattern.get().start() != from) {
            throw new IllegalStateException("the pattern leaves nothing out");
        }
        return pattern.get().end();
    }

    private byte kind(int at) {
        if (at >= text.length()) {
            return NOTHING;
        }
        var sign = text.charAt(at);
        return sign < 0x80 ? KINDS[sign] : FOREIGN;
    }

    private int plainEnd(int from) {
        return switch (kind(from)) {
            case CAPITAL, SMALL -> endOfLetters(from);
            case DIGIT -> endOfDigits(from);
            default -> endOfOthers(from);
        };
    }

    /** Capitals, then small letters, then what is left of a word such as {@code 've}. */
    private int endOfLetters(int from) {
        var at = endOf(SMALL, endOf(CAPITAL, from));
        if (kind(at) == FOREIGN) {
            return UNSURE; // it may go on with this
        }
        return at < text.length() && text.charAt(at) == '\'' ? endOfContraction(at) : at;
    }

    private int endOfContraction(int quote) {
        if (kind(quote + 1) == FOREIGN || kind(quote + 2) == FOREIGN) {
            return UNSURE; // some letters are an s or a k in another case
        }
        var first = small(quote + 1);
        var second = small(quote + 2);
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return quote + 2;
        }
        var isLong =
                (first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l');
        return isLong ? quote + 3 : quote;
    }

    /** A letter in its small form; a blank where there is none. */
    private char small(int at) {
        return switch (kind(at)) {
            case CAPITAL -> (char) (text.charAt(at) + ('a' - 'A'));
            case SMALL -> text.charAt(at);
            default -> ' ';
        };
    }

    private int endOfDigits(int from) {
        var at = from;
        while (kind(at) == DIGIT && at < from + MOST_DIGITS) {
            at++;
        }
        return kind(at) == FOREIGN && at < from + MOST_DIGITS ? UNSURE : at;
    }

    /** A sign or a space, which letters may follow, or more of their kind. */
    private int endOfOthers(int from) {
        var first = kind(from);
        var second = kind(from + 1);
        if (first == FOREIGN || second == FOREIGN) {
            return UNSURE;
        }
        var isLineEnd = isLineEnd(from);
        if ((second == CAPITAL || second == SMALL) && !isLineEnd) {
            return endOfLetters(from + 1);
        }
        if (first == SIGN || (second == SIGN && text.charAt(from) == ' ')) {
            return endOfSigns(first == SIGN ? from : from + 1);
        }
        return endOfSpace(from);
    }

    private int endOfSigns(int from) {
        var at = endOf(SIGN, from);
        if (kind(at) == FOREIGN) {
            return UNSURE;
        }
        while (at < text.length() && (isLineEnd(at) || text.charAt(at) == '/')) {
            at++;
        }
        return at;
    }

    /** Up to the last line end, else all but the last one before what follows. */
    private int endOfSpace(int from) {
        var end = endOf(SPACE, from);
        if (kind(end) == FOREIGN) {
            return UNSURE;
        }
        for (var at = end; at > from; at--) {
            if (isLineEnd(at - 1)) {
                return at;
            }
        }
        return end == text.length() || end == from + 1 ? end : end - 1;
    }

    private boolean isLineEnd(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private int endOf(byte kind, int from) {
        var at = from;
        while (kind(at) == kind) {
            at++;
        }
        return at;
    }

    /** The whole of it, for which many classes of the JDK are loaded: only where it is needed. */
    private static final class Whole {
        static final Pattern PATTERN = Pattern.compile(
                String.join(
                        "|",
                        BEFORE + CAPITALS + "*" + SMALL_LETTERS + "+" + CONTRACTION,
                        BEFORE + CAPITALS + "+" + SMALL_LETTERS + "*" + CONTRACTION,
                        "\\p{N}{1,3}",
                        " ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*",
                        "\\s*[\\r\\n]+",
                        "\\s+(?!\\S)",
                        "\\s+"),
                Pattern.UNICODE_CHARACTER_CLASS);
    }
}
