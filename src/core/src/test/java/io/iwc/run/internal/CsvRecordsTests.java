package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTests {
    @TempDir
    Path temp;

    @Test
    void readsBackCellsThatHoldCommasQuotesAndLineEnds() throws IOException {
        var cells = List.of("1", "a,b", "say \"so\"", "two\nlines", "", " kept ", "#1");

        var line = CsvRecords.line(cells);

        assertThat(line).isEqualTo("1,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",, kept ,#1\n");
        assertThat(read(line)).extracting(CsvRecord::getFields).containsExactly(cells);
    }

    @Test
    void leavesOutTheMarkOfTheByteOrderCarriageReturnsAndLinesWithoutText() throws IOException {
        var rows = read("\uFEFFa,b\r\n\r\n\"\"\r\n1,2\r\n");

        assertThat(rows).extracting(CsvRecord::getFields).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void countsLinesInsideOfCells() throws IOException {
        var rows = read("a\n\"x\ny\"\n\nz\n");

        assertThat(rows).extracting(CsvRecord::getStartingLineNumber).containsExactly(1L, 2L, 5L);
    }

    @Test
    void namesTheLineOfABadRowBelowACellOfTwoLines() throws IOException {
        var file = Files.writeString(
                temp.resolve("bad.csv"), "latency,ttft,status,error\n0.5,0.1,200,\"first\nsecond\"\n\nsoon,0.1,200,\n");

        assertThatThrownBy(() -> RunFolder.readCsv(file)).hasMessage(file + ":5: found \"soon\", expected seconds");
    }

    @Test
    void saysThatAnEmptyFileHasNoHeader() throws IOException {
        var file = Files.writeString(temp.resolve("empty.csv"), "\n");

        assertThatThrownBy(() -> RunFolder.readCsv(file)).hasMessage(file + ":1: found nothing, expected a header");
    }

    private List<CsvRecord> read(String text) throws IOException {
        return CsvRecords.read(Files.writeString(temp.resolve("rows.csv"), text));
    }
}
