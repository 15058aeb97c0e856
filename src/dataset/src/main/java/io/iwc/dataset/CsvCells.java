package io.iwc.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The cells of one CSV row as bytes, so that numbers and times need not become text first. */
final class CsvCells {
    private final long line;
    private final byte[] bytes;
    private final int[] ends;

    /**
     * Cells of one row.
     *
     * @param line the line the row begins in, from 1
     * @param bytes the cells one after the other, one byte between two; UTF-8, not copied
     * @param ends where each cell ends; not copied
     */
    CsvCells(long line, byte[] bytes, int[] ends) {
        this.line = line;
        this.bytes = bytes;
        this.ends = ends;
    }

    /** Cells that a CSV reader found. */
    static CsvCells of(long line, List<String> fields) {
        var bytes = new ByteArrayOutputStream();
        var ends = new int[fields.size()];
        for (var i = 0; i < ends.length; i++) {
            bytes.writeBytes(fields.get(i).getBytes(StandardCharsets.UTF_8));
            ends[i] = bytes.size();
            bytes.write(',');
        }
        return new CsvCells(line, bytes.toByteArray(), ends);
    }

    long line() {
        return line;
    }

    int count() {
        return ends.length;
    }

    boolean isEmpty(int cell) {
        return start(cell) == ends[cell];
    }

    String text(int cell) {
        return new String(bytes, start(cell), ends[cell] - start(cell), StandardCharsets.UTF_8);
    }

    /** A whole number of up to nine digits and nothing else; empty if the cell is written in any other way. */
    OptionalInt digits(int cell) {
        var value = PlainNumber.of(bytes, start(cell), ends[cell]);
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** A time written as most traces do, see {@link PlainTime}; empty if the cell is written in any other way. */
    OptionalLong calendarNanos(int cell) {
        return PlainTime.nanos(bytes, start(cell), ends[cell]);
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1] + 1;
    }
}
