package io.iwc.artifact.internal;

import static java.util.regex.Pattern.DOTALL;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is wrong with a text that should be JSON, in our words: what was found, where, and what was expected there. Of
 * the parser's message nothing is shown; it only tells which of the cases below it is, and one that it words otherwise
 * some day is a fault without details.
 */
final class JsonFault {
    private static final String VALUE =
            "a value (a string in double quotes, a number, true, false, null, a list or an object)";

    private static final List<Case> CASES = List.of(
            new Case(
                    "Number value length \\((\\d+)\\).*",
                    it -> words("a number of " + it.group(1) + " digits", Decimals.EXPECTED)),
            new Case(
                    "Document nesting depth \\(\\d+\\) exceeds the maximum allowed \\((\\d+).*",
                    it -> words("lists and objects in one another", "at most " + it.group(1) + " levels of them")),
            new Case(
                    ".*[Nn]ame length \\((\\d+)\\) exceeds the maximum allowed \\((\\d+).*",
                    it -> words("a key of " + it.group(1) + " characters", "at most " + it.group(2))),
            new Case(
                    "Duplicate (?:field|Object property) ['\"](.*?)['\"](?: for .*)?",
                    it -> words("the key \"" + it.group(1) + "\" again in one object", "each key once")),
            new Case("Trailing token .*", it -> words("more after the value", "one JSON value")),
            new Case(
                    JsonBytes.NUL,
                    it -> words("NUL bytes, as in UTF-16 or where something was never written", "UTF-8 text")),
            new Case("Invalid UTF-8 .*", it -> words("bytes that are not UTF-8", "UTF-8 text")),
            new Case("Unrecognized token '(.*)': .*", it -> word(it.group(1), VALUE)),
            new Case(
                    "Non-standard token '(.*?)': .*",
                    it -> word(it.group(1), "a number (JSON has neither NaN nor infinity)")),
            new Case(
                    "Invalid numeric value: Leading zero.*",
                    it -> words("a number that begins with 0", "one without leading zeros")),
            new Case(
                    "Illegal unquoted character .*code (\\d+).*",
                    it -> words("the character " + codePoint(it) + " in a string", "its escape")),
            new Case("Illegal character .*code (\\d+).*", it -> words("the character " + codePoint(it), "JSON text")),
            new Case(
                    "Unrecognized character escape .*\\(code (\\d+).*",
                    it -> words(
                            "the escape \\" + character(code(it)), "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000")),
            new Case(
                    "Unexpected close marker '(.)': expected '.' \\(for (\\w+) .*",
                    it -> words(
                            quoted(it.group(1)),
                            it.group(2).equals("root") ? VALUE : it.group(2).equals("Array") ? ", or ]" : ", or }")),
            new Case("Unexpected end-of-input(.*)", it -> words("the end of the text", restOf(it.group(1)))),
            new Case(
                    "Unexpected character \\('.*?' \\(code (\\d+)[^)]*\\)\\)(.*)",
                    it -> words(quoted(character(code(it))), insteadOf(it.group(2)))));

    private JsonFault() {}

    /** The fault of a text of characters, or of a stream of bytes, in which its place is a byte of its line. */
    static String of(JsonProcessingException fault) {
        var at = fault.getLocation();
        var place = at == null || at.getColumnNr() < 1
                ? ""
                : (at.getCharOffset() < 0 ? "byte " : "column ") + at.getColumnNr();
        return words(fault).text(place);
    }

    /** The fault of UTF-8 bytes, in which its place is a character. */
    static String of(JsonProcessingException fault, byte[] bytes, int offset, int length) {
        var at = fault.getLocation();
        if (at == null || at.getByteOffset() < 0 || at.getByteOffset() > length) {
            return of(fault);
        }
        var valid = validUtf8(bytes, offset, (int) at.getByteOffset()); // the offset may be inside a character
        var before = new String(bytes, offset, valid, StandardCharsets.UTF_8);
        var line = before.substring(before.lastIndexOf('\n') + 1);
        var words = words(fault);
        var begin = words.word().isEmpty() ? -1 : line.lastIndexOf(words.word());
        return begin < 0
                ? words.text("column " + (line.codePointCount(0, line.length()) + 1))
                : words.at().text("column " + (line.codePointCount(0, begin) + 1));
    }

    /** How many of the bytes are whole characters, up to the first that are none. */
    private static int validUtf8(byte[] bytes, int offset, int length) {
        var in = ByteBuffer.wrap(bytes, offset, length);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(length), true);
        return in.position() - offset;
    }

    /** The line of a fault, from 1. */
    static int line(JsonProcessingException fault) {
        JsonLocation at = fault.getLocation();
        return at == null ? 1 : Math.max(1, at.getLineNr());
    }

    private static Words words(JsonProcessingException fault) {
        if (fault instanceof BoundedTrees.OutOfBoundsException) {
            return words("the number " + fault.getOriginalMessage(), Decimals.EXPECTED);
        }
        var reason = String.valueOf(fault.getOriginalMessage());
        for (var one : CASES) {
            var match = one.pattern.matcher(reason);
            if (match.matches()) {
                return one.words.apply(match.toMatchResult());
            }
        }
        return words("malformed JSON", "one JSON value");
    }

    private static String restOf(String where) {
        if (where.contains("escape")) {
            return "the rest of an escape";
        }
        if (where.contains("quote") || where.contains("STRING") || where.contains("name")) {
            return "the double quote that ends a string";
        }
        if (where.contains("Object")) {
            return "the rest of an object";
        }
        return where.contains("Array") ? "the rest of a list" : "the rest of a number";
    }

    private static String insteadOf(String where) {
        if (where.contains("hex-digit")) {
            return "four hexadecimal digits after \\u";
        }
        if (where.contains("plus sign")) {
            return "a number without +";
        }
        if (where.contains("numeric value")) {
            return "a digit";
        }
        if (where.contains("comma")) {
            return where.contains("Array") ? ", or ]" : ", or }";
        }
        if (where.contains("colon")) {
            return "a colon after the key";
        }
        if (where.contains("double-quote")) {
            return "a key in double quotes";
        }
        return where.contains("root-level") ? "the end of the value" : VALUE;
    }

    /** Four bytes that look like UTF-8 may be beyond what Unicode has. */
    private static String character(int code) {
        return Character.isValidCodePoint(code) ? Character.toString(code) : String.format(Locale.ROOT, "0x%X", code);
    }

    private static int code(MatchResult match) {
        return Integer.parseInt(match.group(1));
    }

    private static String codePoint(MatchResult match) {
        return String.format(Locale.ROOT, "U+%04X", code(match));
    }

    private static String quoted(String found) {
        return found.equals("\"") ? "a double quote" : '"' + ShownText.oneLine(found) + '"';
    }

    private static Words words(String found, String expected) {
        return new Words(found, "", expected);
    }

    /** The parser has read a word when it finds that it is none. */
    private static Words word(String found, String expected) {
        return new Words("\"" + ShownText.value(found) + "\"", found, expected);
    }

    private record Case(Pattern pattern, Function<MatchResult, Words> words) {
        Case(String pattern, Function<MatchResult, Words> words) {
            this(Pattern.compile(pattern, DOTALL), words);
        }
    }

    /**
     * What is said.
     *
     * @param word that was found, if the place of the fault is behind it; else empty
     */
    private record Words(String found, String word, String expected) {
        Words at() {
            return new Words(found, "", expected);
        }

        String text(String place) {
            var where = word.isEmpty() ? " at " : " before ";
            return "found " + found + (place.isEmpty() ? "" : where + place) + ", expected " + expected;
        }
    }
}
