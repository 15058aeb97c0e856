package io.iwc.run.internal;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Decimals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A CSV file with a header, its cells by column name.
 *
 * @param file for messages
 */
record ResultsTable(Path file, List<CsvRecord> rows) {
    /** @throws InvalidInputException if there is not even a header */
    static ResultsTable read(Path file) {
        var rows = CsvRecords.read(file);
        if (rows.isEmpty()) {
            throw new InvalidInputException(Problem.at(file.toString(), 1, "", "found nothing, expected a header"));
        }
        return new ResultsTable(file, rows);
    }

    List<String> header() {
        return rows.get(0).getFields();
    }

    boolean hasColumns(List<String> columns) {
        return header().containsAll(columns);
    }

    /**
     * Every row below the header.
     *
     * @throws InvalidInputException with every row that the visitor refuses
     */
    void forEach(Consumer<Row> visitor) {
        var problems = new ArrayList<Problem>();
        for (var row : rows.subList(1, rows.size())) {
            try {
                visitor.accept(new Row(header(), row.getFields()));
            } catch (IwcException | IllegalArgumentException e) {
                problems.add(
                        Problem.at(file.toString(), row.getStartingLineNumber(), "", String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
    }

    /** The cells of a row by column name; a row may be shorter than the header. */
    record Row(List<String> header, List<String> cells) {
        String text(String column, String otherwise) {
            var index = header.indexOf(column);
            var text = index >= 0 && index < cells.size() ? cells.get(index) : "";
            return text.isEmpty() ? otherwise : text;
        }

        String required(String column) {
            var text = text(column, "");
            if (text.isEmpty()) {
                throw new IllegalArgumentException(column + ": found an empty cell, expected a value");
            }
            return text;
        }

        OptionalLong integer(String column) {
            var text = text(column, "");
            try {
                return text.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Decimals.parse(text).longValueExact());
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(column + ": found \"" + text + "\", expected an integer", e);
            }
        }

        long requiredInteger(String column) {
            required(column);
            return integer(column).orElseThrow();
        }
    }
}
