package io.iwc.dataset;

import io.iwc.artifact.internal.LineBlock;
import io.iwc.artifact.internal.LineBlocks;
import io.iwc.artifact.internal.ReadMeter;
import io.iwc.internal.OrderedTasks;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows of a CSV file as long as they plainly are lengths, read in blocks, on all cores where there are many, in their
 * order. With the first row that is not, everything from there on is left: so that no block is ever cut within quotes.
 */
final class LengthBlocks {
    private final LineBlocks blocks;
    private final int[] columns;
    private final boolean isCalendar;
    private final OrderedTasks<LengthCells> begun = new OrderedTasks<>(this::begin);
    private final ArrayList<InputStream> left = new ArrayList<>();
    private boolean isEnded;
    private long lines;

    /**
     * Nothing read yet.
     *
     * @param content what stands below the header
     * @param columns as {@link LengthCells} takes them
     */
    LengthBlocks(String file, InputStream content, int[] columns, boolean isCalendar) {
        blocks = new LineBlocks(file, content, 1); // a block without a line end is nothing plain
        this.columns = columns;
        this.isCalendar = isCalendar;
    }

    /** The rows of the next block, of which there is at least one; empty where what is left begins. */
    Optional<LengthCells> next() {
        while (!isEnded) {
            var cells = begun.next();
            isEnded = cells.map(found -> !found.isAll()).orElse(true);
            cells.ifPresent(this::pass);
            if (cells.isPresent() && cells.get().rows().size() > 0) {
                return cells;
            }
        }
        return Optional.empty();
    }

    /** How many lines were read, empty ones included. */
    long lines() {
        return lines;
    }

    /** What is left, behind what was handed out. */
    InputStream rest() {
        isEnded = true;
        for (var cells = begun.next(); cells.isPresent(); cells = begun.next()) { // read ahead
            leave(cells.get(), 0);
        }
        left.add(blocks.rest());
        return new SequenceInputStream(Collections.enumeration(left));
    }

    private Optional<Supplier<LengthCells>> begin() {
        return isEnded ? Optional.empty() : blocks.next().map(this::reading);
    }

    private Supplier<LengthCells> reading(LineBlock block) {
        return () -> LengthCells.of(block, columns, isCalendar);
    }

    private void pass(LengthCells cells) {
        lines += cells.lines();
        ReadMeter.addRows(cells.rows().size());
        if (!cells.isAll()) {
            leave(cells, cells.end());
        }
    }

    private void leave(LengthCells cells, int from) {
        left.add(new ByteArrayInputStream(cells.bytes(), from, cells.limit() - from));
    }
}
