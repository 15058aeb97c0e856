package io.iwc.spec.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.internal.Problems;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A row of a CSV file of a spec directory, its cells known by the names in the header. */
final class SpecTable {
    private final String file;
    private final List<String> header;
    private final CsvRecord row;

    private SpecTable(String file, List<String> header, CsvRecord row) {
        this.file = file;
        this.header = header;
        this.row = row;
    }

    /**
     * Passes on every row below the header; what is wrong with one goes to {@code problems}, and the next one follows.
     *
     * @throws InvalidInputException if a column is missing or there twice; the message names the columns found
     * @throws IwcException if the file cannot be read
     */
    static void forEach(Path path, List<String> required, Problems problems, Consumer<SpecTable> action) {
        try (var file = InputFile.open(path)) {
            var text = new InputStreamReader(file.content(), StandardCharsets.UTF_8.newDecoder());
            var rows = CsvReader.builder().ofCsvRecord(text).iterator();
            var header = rows.hasNext() ? rows.next().getFields() : List.<String>of();
            required.forEach(column -> requireOnce(column, header, file.name()));
            while (rows.hasNext()) {
                var row = new SpecTable(file.name(), header, rows.next());
                try {
                    row.requireAllCells();
                    action.accept(row);
                } catch (InvalidInputException e) {
                    e.problems().forEach(problems::add);
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IwcException(path + ": cannot be read as CSV: " + reason(e), e);
        }
    }

    private static String reason(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return FileFault.NOT_UTF_8;
            }
        }
        return String.valueOf(e.getMessage());
    }

    private static void requireOnce(String column, List<String> header, String file) {
        var first = header.indexOf(column);
        if (first < 0) {
            var found = header.isEmpty() ? "an empty file" : "no such column, only " + String.join(", ", header);
            throw new InvalidInputException(Problem.at(file, 1, column, "found " + found));
        }
        if (header.lastIndexOf(column) != first) {
            throw new InvalidInputException(Problem.at(file, 1, column, "found this column twice, expected it once"));
        }
    }

    private void requireAllCells() {
        if (row.getFieldCount() != header.size()) {
            var cells = row.getFieldCount() + (row.getFieldCount() == 1 ? " cell" : " cells");
            throw fault("", "found " + cells + ", expected " + header.size() + " as in the header");
        }
    }

    /** The line that the row begins in, from 1. */
    long line() {
        return row.getStartingLineNumber();
    }

    String text(String column) {
        return row.getField(header.indexOf(column));
    }

    /** A number of tokens. */
    int tokens(String column) {
        return (int) nonNegative(column, Integer.MAX_VALUE);
    }

    long nonNegative(String column) {
        return nonNegative(column, Long.MAX_VALUE);
    }

    private long nonNegative(String column, long most) {
        try {
            var value = Long.parseLong(text(column).strip());
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // worded below
        }
        var range = most == Integer.MAX_VALUE ? "an integer 0.." + most : "an integer ≥ 0";
        throw fault(column, "found \"" + text(column) + "\", expected " + range);
    }

    InvalidInputException fault(String column, String text) {
        return new InvalidInputException(Problem.at(file, line(), column, text));
    }
}
