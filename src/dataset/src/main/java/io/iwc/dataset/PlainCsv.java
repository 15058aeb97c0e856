package io.iwc.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a CSV file as long as they are plain: ASCII, without quotes, ended by a newline. Traces of millions of
 * rows are; the first line that is not is left, with all behind it, to a real CSV reader.
 */
final class PlainCsv {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_LINE_BYTES = 1 << 28;

    private final InputStream content;
    private final int maxLineBytes;
    private byte[] buffer = new byte[BUFFER];
    private int[] ends = new int[8];
    private int from;
    private int limit;
    private long lines;

    PlainCsv(InputStream content) {
        this(content, 0);
    }

    /** What stands behind so many lines. */
    PlainCsv(InputStream content, long lines) {
        this(content, lines, MAX_LINE_BYTES);
    }

    /** The same with another bound of a line. */
    PlainCsv(InputStream content, long lines, int maxLineBytes) {
        this.content = content;
        this.lines = lines;
        this.maxLineBytes = maxLineBytes;
    }

    /** The cells of the next line that is not empty; none at the end, or before a line that is not plain. */
    Optional<CsvCells> next() throws IOException {
        while (true) {
            var cells = 0;
            var length = 0;
            byte found = 0;
            for (; from + length < limit || refill(); length++) {
                found = buffer[from + length];
                if (found > ',') { // most are: digits, letters, and the characters of dates
                    continue;
                }
                if (found == ',') {
                    cells = end(cells, length);
                } else if (found == '\n' || found == '\r' || found == '"' || found < 0) {
                    break;
                }
            }
            var isLast = from + length == limit;
            if (isLast ? length == 0 : found != '\n' && !isReturn(length)) {
                return Optional.empty();
            }
            lines++;
            var start = from;
            from += length + (isLast ? 0 : found == '\r' ? 2 : 1);
            if (length > 0) {
                cells = end(cells, length);
                return Optional.of(new CsvCells(
                        lines, Arrays.copyOfRange(buffer, start, start + length), Arrays.copyOf(ends, cells)));
            }
        }
    }

    /** What was not handed out. */
    InputStream rest() throws IOException {
        var rest = new PushbackInputStream(content, Math.max(1, limit - from));
        rest.unread(buffer, from, limit - from);
        return rest;
    }

    /** How many lines were handed out or are empty. */
    long lines() {
        return lines;
    }

    private int end(int cell, int offset) {
        if (cell == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cell);
        }
        ends[cell] = offset;
        return cell + 1;
    }

    private boolean isReturn(int offset) throws IOException {
        return buffer[from + offset] == '\r'
                && (from + offset + 1 < limit || refill())
                && buffer[from + offset + 1] == '\n';
    }

    /** Reads more behind what has not been handed out, which moves to the front. */
    private boolean refill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        limit -= from;
        from = 0;
        if (limit == buffer.length) {
            if (limit > maxLineBytes) {
                throw new IOException(
                        "a line is longer than " + (maxLineBytes >> 20) + " MiB, expected rows that end with lines");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        var read = content.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }
}
