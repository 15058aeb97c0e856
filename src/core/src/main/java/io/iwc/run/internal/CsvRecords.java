package io.iwc.run.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Records of a CSV file by RFC 4180: quoted cells may hold commas, quotes and line ends. */
final class CsvRecords {
    private CsvRecords() {}

    /**
     * The records of a file in UTF-8, with or without a byte order mark. Lines without any text are left out.
     *
     * @throws IwcException if the file cannot be read
     */
    static List<CsvRecord> read(Path file) {
        try (var reader = CsvReader.builder().ofCsvRecord(withoutMark(Files.readString(file)))) {
            return reader.stream().filter(CsvRecords::hasText).toList();
        } catch (CsvParseException e) {
            throw new IwcException(file + ": cannot be read as CSV: " + e.getMessage(), e);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /** A record as a line, with quotes round the cells that need them. */
    static String line(List<String> cells) {
        var line = new StringWriter();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(line)
                .writeRecord(cells);
        return line.toString();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean hasText(CsvRecord row) {
        return row.getFieldCount() > 1 || !row.getField(0).isEmpty();
    }
}
