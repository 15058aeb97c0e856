package io.iwc.artifact.internal;

import java.util.regex.Pattern;

/**
 * Text in cells of CSV files that people open in a spreadsheet, which takes what begins with {@code =}, {@code +},
 * {@code -}, {@code @}, a tab or a carriage return for a formula: such text gets an apostrophe before it, as OWASP
 * advises, and loses it when it is read. Numbers are none of that.
 *
 * @since 0.1
 */
public final class CsvText {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private CsvText() {}

    /** Text as a cell that no spreadsheet computes. */
    public static String cell(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text of a cell that {@link #cell} has made. */
    public static String text(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** The cell in quotes where RFC 4180 asks for them. */
    public static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
