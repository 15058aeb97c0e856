package io.iwc.workload.internal;

import io.iwc.artifact.internal.Line;
import io.iwc.artifact.internal.LineBlock;
import io.iwc.workload.internal.RowReader.Row;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a block that are not blank, read as requests where they plainly are such; the others are left to whoever
 * knows the lines before. Line numbers count from the beginning of the block. Made by any thread, then used by one.
 */
final class RowBlock {
    private final LineBlock block;
    private final Optional<LengthRows> lengths;
    private final List<Optional<Row>> rows = new ArrayList<>(0);
    private final Deque<Line> left = new ArrayDeque<>(0);

    private RowBlock(LineBlock block, Optional<LengthRows> lengths) {
        this.block = block;
        this.lengths = lengths;
    }

    /** Reads a block to its end. */
    static RowBlock of(LineBlock block) {
        var read = new RowBlock(block, Optional.empty());
        var lengths = new LengthsLine();
        while (block.next()) {
            read.rows.add(read.row(lengths));
        }
        return read;
    }

    /** Reads a block that may hold nothing but lengths; then its lines are read by themselves only if asked for. */
    static RowBlock ofLengths(LineBlock block) {
        var lengths = LengthBlock.rows(block);
        return lengths.isEmpty() ? of(block) : new RowBlock(block, lengths);
    }

    /** The same requests line by line. */
    RowBlock byLine() {
        return lengths.isEmpty() ? this : of(block);
    }

    /** All there is, if it is lengths and nothing else. */
    Optional<LengthRows> lengths() {
        return lengths;
    }

    /** The bytes of it. */
    LineBlock block() {
        return block;
    }

    /** How many lines there are, those that are left included. */
    int size() {
        return rows.size();
    }

    /** How many lines stand in the block, blank ones included. */
    int lines() {
        return block.lines();
    }

    /** The request of a line; empty if it is {@linkplain #nextLeft left}. */
    Optional<Row> row(int place) {
        return rows.get(place);
    }

    /** The next line that is left. */
    Line nextLeft() {
        return left.remove();
    }

    private Optional<Row> row(LengthsLine lengths) {
        var from = block.from();
        var to = block.to();
        var plain = lengths.request(block.bytes(), from, to);
        if (plain.isPresent()) {
            var canonical = ByteBuffer.wrap(block.bytes(), from, to - from);
            return Optional.of(new Row(block.lines(), plain.get(), Optional.of(canonical), 0));
        }
        var line = block.line(0);
        var row = scanned(line);
        if (row.isEmpty()) {
            left.add(line);
        }
        return row;
    }

    /** The request of a line that can be read without a tree. */
    static Optional<Row> scanned(Line line) {
        var fields = CanonicalLineScanner.fieldsOf(line);
        return fields.flatMap(RequestParser::parse)
                .map(request -> new Row(
                        line.number(),
                        request,
                        fields.get().areCanonical() ? Optional.of(ByteBuffer.wrap(line.bytes())) : Optional.empty(),
                        line.loneSurrogates()));
    }
}
