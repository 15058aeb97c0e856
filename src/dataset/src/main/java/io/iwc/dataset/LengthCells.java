package io.iwc.dataset;

import io.iwc.artifact.internal.LineBlock;
import io.iwc.workload.internal.LengthRows;
import java.nio.charset.StandardCharsets;

/**
 * The rows of a block of a CSV file that plainly are a time and two lengths, as numbers. Ends before the first row that is
 * not: one with a quote, another count of cells, a number or a time that is spelled in another way. What is read is what
 * {@link CsvRow} reads of the same cells. Made by any thread, then used by one.
 */
final class LengthCells {
    private static final int LEAST_BYTES = 24; // of a row, roughly
    private static final long NONE = -1;

    private final byte[] bytes;
    private final int limit;
    private final int[] columns; // which of time, prompt, output each cell is
    private final PlainClock clock;
    private final LengthRows rows;
    private int at;
    private int lines;
    private int earliest = -1;
    private int stampFrom;
    private int stampTo;

    private LengthCells(LineBlock block, int[] columns, PlainClock clock) {
        bytes = block.bytes();
        limit = block.limit();
        this.columns = columns;
        this.clock = clock;
        rows = new LengthRows(limit / LEAST_BYTES);
    }

    /**
     * Reads a block as far as it is plain.
     *
     * @param columns for each column, 0 if it is the time, 1 of the prompt's length, 2 of the answer's
     * @param isCalendar whether the time is one of the calendar, else seconds
     */
    static LengthCells of(LineBlock block, int[] columns, boolean isCalendar) {
        var cells = new LengthCells(block, columns, new PlainClock(isCalendar));
        while (cells.at < cells.limit && cells.take()) {
            cells.lines++;
        }
        return cells;
    }

    /** What was read. */
    LengthRows rows() {
        return rows;
    }

    /** How many lines that took, empty ones included. */
    int lines() {
        return lines;
    }

    /** Whether it was all of the block. */
    boolean isAll() {
        return at >= limit;
    }

    /** Where the rest of the block begins. */
    int end() {
        return at;
    }

    byte[] bytes() {
        return bytes;
    }

    int limit() {
        return limit;
    }

    /** The first of the rows that come first in time; negative if there is no row. */
    int earliest() {
        return earliest;
    }

    /** Its time as it stands in the file. */
    String stamp() {
        return new String(bytes, stampFrom, stampTo - stampFrom, StandardCharsets.US_ASCII);
    }

    /** Takes a line, if it is empty or plain. */
    private boolean take() {
        var ended = lineEnd(at);
        if (ended > 0) {
            at = ended;
            return true;
        }
        var nanos = NONE;
        var prompt = 0;
        var output = 0;
        var timeFrom = at;
        var timeTo = at;
        var from = at;
        for (var column = 0; column < columns.length; column++) {
            var isLast = column == columns.length - 1;
            var to = cellEnd(from);
            var next = isLast ? lineEnd(to) : to < limit && bytes[to] == ',' ? to + 1 : 0;
            if (next == 0) {
                return false;
            }
            if (columns[column] == 0) {
                nanos = clock.nanos(bytes, from, to);
                timeFrom = from;
                timeTo = to;
            } else if (columns[column] == 1) {
                prompt = PlainNumber.of(bytes, from, to);
            } else {
                output = PlainNumber.of(bytes, from, to);
            }
            from = next;
        }
        if (nanos < 0 || prompt < 0 || output < 0) {
            return false;
        }
        if (earliest < 0 || nanos < rows.arrivalNanos(earliest)) {
            earliest = rows.size();
            stampFrom = timeFrom;
            stampTo = timeTo;
        }
        rows.add(nanos, prompt, output);
        at = from;
        return true;
    }

    private int cellEnd(int from) {
        var end = from;
        while (end < limit && bytes[end] != ',' && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Behind the line end that stands here, which may be that of the file; 0 if there is none. */
    private int lineEnd(int place) {
        if (place == limit) {
            return limit;
        }
        if (bytes[place] == '\n') {
            return place + 1;
        }
        return bytes[place] == '\r' && place + 1 < limit && bytes[place + 1] == '\n' ? place + 2 : 0;
    }
}
