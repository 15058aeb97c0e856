package io.iwc.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.InputFile;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of a CSV file below its header; quoted cells may hold commas, quotes and line ends. */
final class CsvTable implements Supplier<Optional<Supplier<CsvRow>>> {
    private final InputFile file;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    CsvTable(InputFile file, String... required) {
        this.file = file;
        var text = new InputStreamReader(file.content(), StandardCharsets.UTF_8.newDecoder());
        records = CsvReader.builder().ofCsvRecord(text).iterator();
        next().ifPresent(header -> {
            for (var name : header.getFields()) {
                if (columns.putIfAbsent(name.strip(), columns.size()) != null) {
                    throw new InvalidInputException(
                            Problem.at(file.name(), 1, name.strip(), "found this column twice, expected it once"));
                }
            }
        });
        for (var name : required) {
            if (!columns.containsKey(name)) {
                throw new InvalidInputException(Problem.at(
                        file.name(),
                        1,
                        name,
                        columns.isEmpty()
                                ? "found an empty file, expected a header with this column"
                                : "found only the columns " + String.join(", ", columns.keySet())
                                        + ", expected one of this name"));
            }
        }
    }

    /** The names in the header. */
    Map<String, Integer> columns() {
        return columns;
    }

    @Override
    public Optional<Supplier<CsvRow>> get() {
        return next().map(record ->
                () -> new CsvRow(file.name(), record.getStartingLineNumber(), columns, record.getFields()));
    }

    private Optional<CsvRecord> next() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IwcException(file.name() + ": cannot be read as CSV: " + reason(e), e);
        }
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof CharacterCodingException
                ? "found bytes that are not UTF-8, expected UTF-8 text"
                : String.valueOf(cause.getMessage());
    }
}
