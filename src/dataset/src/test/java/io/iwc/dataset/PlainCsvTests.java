package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import io.iwc.IwcException;
import io.iwc.artifact.internal.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCsvTests {
    private static final List<String> PIECES = List.of(
            "7", "0", "time", "", " ", "\u00e9", "\"", "\"\"", ",", "\n", "\r\n", "\r", "\"a,\n\"\"b\"", "\n\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheCellsAndLinesThatTheCsvLibraryFinds(long seed) throws IOException {
        var random = new Random(seed);
        var text = "a,b\n"
                + IntStream.range(0, random.nextInt(40))
                        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining());

        var expected = new ArrayList<String>();
        var isReadable = true;
        try (var records = CsvReader.builder().ofCsvRecord(text)) {
            records.forEach(row -> expected.add(row.getStartingLineNumber() + " " + row.getFields()));
        } catch (RuntimeException e) {
            isReadable = false; // a quote that nothing closes, and the like
        }

        if (isReadable) {
            assertThat(rows(text)).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> rows(text)).isInstanceOf(IwcException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_530, 65_535, 65_536, 65_537, 200_000})
    void readsLinesAcrossAndBeyondItsBuffer(int length) throws IOException {
        var text = "a,b\r\n" + "x".repeat(length) + ",1\r\n2," + "y".repeat(length);

        assertThat(rows(text))
                .containsExactly("1 [a, b]", "2 [" + "x".repeat(length) + ", 1]", "3 [2, " + "y".repeat(length) + "]");
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        var file = folder.resolve("latin1.csv");
        Files.write(file, "a,b\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        try (var input = InputFile.open(file)) {
            var table = new CsvTable(input);

            assertThatThrownBy(table::get).hasMessageStartingWith(input.name() + ": cannot be read as CSV: ");
        }
    }

    private List<String> rows(String text) throws IOException {
        var file = Files.writeString(folder.resolve("table.csv"), text);
        var rows = new ArrayList<String>();
        try (var input = InputFile.open(file)) {
            var table = new CsvTable(input);
            for (var cells = table.next(); cells.isPresent(); cells = table.next()) {
                var row = cells.get();
                rows.add(row.line() + " "
                        + IntStream.range(0, row.count()).mapToObj(row::text).toList());
            }
            rows.add(0, "1 " + List.copyOf(table.columns().names()));
        }
        return rows;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /** As of a file whose blocks were reserved and never written. */
    @Test
    void refusesALineWithoutAnEnd() {
        var zeros = new PlainCsv(new ByteArrayInputStream(new byte[4 << 20]), 0, 2 << 20);

        assertThatThrownBy(zeros::next)
                .isInstanceOf(IOException.class)
                .hasMessage("a line is longer than 2 MiB, expected rows that end with lines");
    }
}
