package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.internal.KeyedLongs;
import io.iwc.internal.Problems;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.Validation;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the rows of one input: read, bad, skipped by reason; the ids seen, and the earliest stamp. */
final class ReadOutcome {
    /** What is not left out, but counted with what is. */
    static final String REPLACED = "half of a surrogate pair (read as U+FFFD)";

    private final String noun;
    private final boolean skipBad;
    private final Problems problems = new Problems();
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private final KeyedLongs linesById = new KeyedLongs(1);
    private long rows;
    private long badRows;
    private long originNanos = Long.MAX_VALUE;
    private String origin = "";

    /**
     * Empty outcome.
     *
     * @param noun what a row is called, in the plural
     * @param skipBad whether bad rows are only counted
     */
    ReadOutcome(String noun, boolean skipBad) {
        this.noun = noun;
        this.skipBad = skipBad;
    }

    void row() {
        rows++;
    }

    /** Looks at requests that rows became, of which nothing but lengths is known. */
    void rows(LengthRows lengths, int earliest, String stamp) {
        rows += lengths.size();
        if (lengths.arrivalNanos(earliest) < originNanos) {
            originNanos = lengths.arrivalNanos(earliest);
            origin = stamp;
        }
    }

    void bad(InvalidInputException e) {
        badRows++;
        e.problems().forEach(problems::add);
    }

    void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    /**
     * Looks at a request that a row became.
     *
     * @throws InvalidInputException if its id was seen before, or it depends on one that was not
     */
    void admit(Request.Builder request, DatasetRow row) {
        if (!request.id().isEmpty()) {
            var first = linesById.putIfAbsent(request.id(), row.line());
            if (first.isPresent()) {
                throw row.fault(
                        "request_id",
                        "found \"" + request.id() + "\" again, first seen in line " + first.get()[0]
                                + "; ids must be unique");
            }
        }
        if (request.predecessor() instanceof Predecessor.Turn turn
                && linesById.get(turn.requestId()).isEmpty()) {
            throw row.fault(
                    "depends_on", "found \"" + turn.requestId() + "\", expected the request_id of an earlier line");
        }
        if (request.hasArrival() && request.arrivalNanos() < originNanos) {
            originNanos = request.arrivalNanos();
            origin = row.stamp().isEmpty() ? originNanos + " ns" : row.stamp();
        }
    }

    /** What was found: rows that were good, all rows, and the faults of the others. */
    Validation validation() {
        return new Validation(rows - badRows, rows, problems, new Problems());
    }

    /** Throws with all that was found wrong so far, unless bad rows are to be left out. */
    void throwIfBad() {
        if (!skipBad) {
            problems.throwIfAny(badRows + " of " + rows + " " + noun + (badRows == 1 ? " is" : " are")
                    + " invalid; nothing was written (use --skip-bad to leave "
                    + (badRows == 1 ? "it out and count it)" : "them out and count them)"));
        }
    }

    /** Counts halves of surrogate pairs that were read as U+FFFD. */
    void replaced(long count) {
        if (count > 0) {
            skipped.merge(REPLACED, count, Long::sum);
        }
    }

    /** First stamp as it stood; empty if no request had a time. */
    String origin() {
        return origin;
    }

    /** What was left out by reason, bad rows among them. */
    SortedMap<String, Long> skipped() {
        var all = new TreeMap<>(skipped);
        if (badRows > 0) {
            all.put("invalid " + noun, badRows);
        }
        return all;
    }
}
