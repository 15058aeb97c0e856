package io.iwc.spec;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.FileFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A CSV file of a spec directory, its cells known by the names in the header. */
final class SpecTable {
    private final String file;
    private final NamedCsvRecord row;

    private SpecTable(String file, NamedCsvRecord row) {
        this.file = file;
        this.row = row;
    }

    /**
     * Passes on every row below the header.
     *
     * @throws InvalidInputException if a column is missing; the message names the columns found
     */
    static void forEach(Path path, List<String> required, Consumer<SpecTable> action) {
        var file = path.toString();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(path)) {
            for (var row : rows) {
                for (var column : required) {
                    if (!row.getHeader().contains(column)) {
                        throw new InvalidInputException(Problem.at(
                                file, 1, column, "found no such column, only " + String.join(", ", row.getHeader())));
                    }
                }
                action.accept(new SpecTable(file, row));
            }
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }

    String text(String column) {
        return row.getField(column);
    }

    long nonNegative(String column) {
        try {
            var value = Long.parseLong(row.getField(column).strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // worded below
        }
        throw fault(column, "found \"" + row.getField(column) + "\", expected an integer ≥ 0");
    }

    InvalidInputException fault(String column, String text) {
        return new InvalidInputException(Problem.at(file, row.getStartingLineNumber(), column, text));
    }
}
