package io.iwc.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.ReadMeter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of a CSV file below its header; quoted cells may hold commas, quotes and line ends. */
final class CsvTable implements Supplier<Optional<Supplier<CsvRow>>> {
    private final String name;
    private PlainCsv plain;
    private Optional<LengthBlocks> lengths = Optional.empty();
    private Optional<Iterator<CsvRecord>> others = Optional.empty();
    private final CsvColumns columns = new CsvColumns();

    CsvTable(InputFile file, String... required) {
        name = file.name();
        plain = new PlainCsv(file.content());
        next().ifPresent(header -> {
            for (var column = 0; column < header.count(); column++) {
                var title = header.text(column).strip();
                if (!columns.add(title)) {
                    throw new InvalidInputException(
                            Problem.at(name, 1, title, "found this column twice, expected it once"));
                }
            }
        });
        require(required);
    }

    /**
     * Refuses a file without one of these columns.
     *
     * @throws InvalidInputException if one is missing; the message names the columns found
     */
    void require(String... required) {
        for (var column : required) {
            if (!columns.names().contains(column)) {
                throw new InvalidInputException(Problem.at(
                        name,
                        1,
                        column,
                        columns.count() == 0
                                ? "found an empty file, expected a header with this column"
                                : "found only the columns " + String.join(", ", columns.names())
                                        + ", expected one of this name"));
            }
        }
    }

    /** What the header names. */
    CsvColumns columns() {
        return columns;
    }

    /**
     * Reads the rows in blocks as long as they plainly are lengths, if the file has these columns and no others. The rows
     * behind those come as they always do.
     *
     * @return whether it does
     */
    boolean beginWithLengths(LengthColumns expected) throws IOException {
        var names = expected.names();
        if (columns.count() != names.size() || !columns.names().containsAll(names) || others.isPresent()) {
            return false;
        }
        var places = columns.names().stream().mapToInt(names::indexOf).toArray(); // in the order of the file
        lengths = Optional.of(new LengthBlocks(name, plain.rest(), places, expected.isCalendar()));
        return true;
    }

    /** The next rows that plainly are lengths; empty behind them. */
    Optional<LengthCells> nextLengths() {
        return lengths.flatMap(LengthBlocks::next);
    }

    /** Goes on row by row behind what was read in blocks. */
    void endLengths() {
        lengths.ifPresent(blocks -> plain = new PlainCsv(blocks.rest(), plain.lines() + blocks.lines()));
        lengths = Optional.empty();
    }

    @Override
    public Optional<Supplier<CsvRow>> get() {
        var cells = next();
        cells.ifPresent(row -> ReadMeter.addRow());
        return cells.map(row -> () -> new CsvRow(name, columns, row));
    }

    /** The cells of the next row; the first ones are the header. */
    Optional<CsvCells> next() {
        try {
            var cells = others.isEmpty() ? plain.next() : Optional.<CsvCells>empty();
            return cells.isPresent() ? cells : nextOther();
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new IwcException(name + ": cannot be read as CSV: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof CharacterCodingException ? FileFault.NOT_UTF_8 : String.valueOf(cause.getMessage());
    }

    /** What begins with the first line that is not plain. */
    private Optional<CsvCells> nextOther() throws IOException {
        if (others.isEmpty()) {
            var text = new InputStreamReader(plain.rest(), StandardCharsets.UTF_8.newDecoder());
            others = Optional.of(CsvReader.builder().ofCsvRecord(text).iterator());
        }
        var records = others.get();
        if (!records.hasNext()) {
            return Optional.empty();
        }
        var row = records.next();
        return Optional.of(CsvCells.of(plain.lines() + row.getStartingLineNumber(), row.getFields()));
    }
}
