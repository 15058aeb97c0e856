package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Line;
import io.iwc.artifact.internal.LineBlock;
import io.iwc.artifact.internal.ReadMeter;
import io.iwc.internal.OrderedTasks;
import io.iwc.internal.Problems;
import io.iwc.workload.Request;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The requests of a canonical file with their line numbers. Lines are parsed in blocks, on all cores where there are
 * many, and come in their order. Invalid ones are left out, counted and their faults kept; at its end a file without any
 * is held against its manifest.
 */
public final class RowReader implements Closeable {
    /**
     * A request and its place.
     *
     * @param line from 1
     * @param request what the line says
     * @param canonical the line without its end, if it is known to be the canonical one of the request; backed by an
     *     array, which is not to be changed
     * @param loneSurrogates how many halves of surrogate pairs were read as U+FFFD
     */
    public record Row(long line, Request request, Optional<ByteBuffer> canonical, long loneSurrogates) {
        private Row after(long lines) {
            return new Row(lines + line, request, canonical, loneSurrogates);
        }
    }

    /**
     * Requests of which nothing but lengths is known, and their place.
     *
     * @param line of the first one; the others are those behind it
     * @param rows the requests
     * @param canonical the lines, which are canonical
     */
    record Lengths(long line, LengthRows rows, LineBlock canonical) {}

    private final InputFile file;
    private final OrderedTasks<RowBlock> blocks;
    private final Problems problems;
    private final LineValidator judge;
    private final Optional<ManifestClaim> claim;
    private final Set<String> badIds = new HashSet<>();
    private Optional<RowBlock> block = Optional.empty();
    private int place; // in the block
    private long before; // lines of the file before the block
    private long lines;
    private long badLines;
    private boolean ended;
    private boolean mayBegin; // with lengths

    public RowReader(Path path, Problems problems) {
        this(path, problems, line -> Map.of());
    }

    /** Reads with a second opinion on bad lines. */
    public RowReader(Path path, Problems problems, LineValidator judge) {
        this(path, problems, judge, false);
    }

    /** Reads a file whose first requests may be {@linkplain #nextLengths() nothing but lengths}. */
    static RowReader takingLengths(Path path, Problems problems) {
        return new RowReader(path, problems, line -> Map.of(), true);
    }

    private RowReader(Path path, Problems problems, LineValidator judge, boolean mayBeLengths) {
        file = InputFile.open(path);
        mayBegin = mayBeLengths;
        blocks = new OrderedTasks<>(() -> file.nextBlock().map(this::reading));
        claim = ManifestClaim.beside(path);
        this.problems = problems;
        this.judge = judge;
    }

    private Supplier<RowBlock> reading(LineBlock found) {
        return mayBegin ? () -> RowBlock.ofLengths(found) : () -> RowBlock.of(found);
    }

    /**
     * The next requests, as long as there are blocks that hold nothing but lengths; after an empty answer, the others come
     * by {@link #next()}.
     */
    Optional<Lengths> nextLengths() {
        if (!mayBegin) {
            return Optional.empty();
        }
        before += block.map(RowBlock::lines).orElse(0);
        block = blocks.next();
        place = 0;
        var lengths = block.flatMap(RowBlock::lengths);
        if (lengths.isEmpty()) {
            mayBegin = false;
            return Optional.empty();
        }
        var count = lengths.get().size();
        var found = new Lengths(before + 1, lengths.get(), block.get().block());
        before += count;
        lines += count;
        ReadMeter.addRows(count);
        block = Optional.empty();
        return Optional.of(found);
    }

    /** The next line without a fault; empty at the end. */
    public Optional<Row> next() {
        while (hasNext()) {
            lines++;
            ReadMeter.addRow();
            var row = block.orElseThrow().row(place++);
            if (row.isPresent()) {
                return Optional.of(row.get().after(before));
            }
            var line = block.orElseThrow().nextLeft().after(before);
            var named = new HashSet<String>(0);
            var read = parseTree(line, problems, named);
            if (read.isPresent()) {
                return read;
            }
            badLines++;
            validateLine(line, named);
        }
        if (badLines == 0 && !ended) {
            ended = true;
            claim.flatMap(it -> it.faultOf(file, lines)).ifPresent(problems::add);
        }
        return Optional.empty();
    }

    /** Whether there is a line at the place; moves to the next block where one ends. */
    private boolean hasNext() {
        mayBegin = false;
        while (block.isEmpty() || place == block.get().size()) {
            before += block.map(RowBlock::lines).orElse(0);
            block = blocks.next().map(RowBlock::byLine);
            place = 0;
            if (block.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    public InputFile file() {
        return file;
    }

    /** Lines read so far, blank ones left out. */
    public long lines() {
        return lines;
    }

    /** How many of them had a fault. */
    public long badLines() {
        return badLines;
    }

    /** The ids of requests whose line has a fault: what depends on one of them is not to blame. */
    public Set<String> badIds() {
        return badIds;
    }

    /** {@code 2 of 10 lines are invalid}. */
    public static String summary(long bad, long lines) {
        return bad + " of " + lines + (lines == 1 ? " line" : " lines") + (bad == 1 ? " is" : " are") + " invalid";
    }

    @Override
    public void close() {
        file.close();
    }

    /**
     * Reads one line. It is read without a tree first; one that is not plainly a request is read again as a tree, which
     * alone says what is wrong with it.
     *
     * @param problems takes the faults
     */
    public static Optional<Request> parse(Line line, Problems problems) {
        return RowBlock.scanned(line)
                .or(() -> parseTree(line, problems, new HashSet<>(0)))
                .map(Row::request);
    }

    /** Takes down which fields had a fault. */
    private static Optional<Row> parseTree(Line line, Problems problems, Set<String> named) {
        try {
            var json = line.json();
            if (json instanceof ObjectNode object) {
                return RequestParser.parse(object, (field, text) -> {
                            named.add(field);
                            problems.add(line.problem(field, text));
                        })
                        .map(found -> new Row(line.number(), found, Optional.empty(), line.loneSurrogates()));
            }
            problems.add(line.problem("", "found " + Fields.shown(json) + ", expected one JSON object a line"));
        } catch (InvalidInputException e) {
            e.problems().forEach(problems::add);
        }
        return Optional.empty();
    }

    /** What the reader did not name in a line that it refused, and the id that the line seems to have. */
    private void validateLine(Line line, Set<String> named) {
        JsonNode json;
        try {
            json = line.json();
        } catch (InvalidInputException e) {
            return; // no JSON, which is all there is to say
        }
        Optional.ofNullable(json.path("request_id").textValue()).ifPresent(badIds::add);
        if (json.isObject()) {
            judge.faultsOf(json).forEach((field, text) -> {
                if (named.stream().noneMatch(known -> known.equals(field) || known.startsWith(field + "."))) {
                    problems.add(line.problem(field, text));
                }
            });
        }
    }

    /** Whether a line is a request, or likely meant to be one: it has our names, or is cut off after one of them. */
    public static boolean isMeant(Line line) {
        try {
            var json = line.json();
            return json.has("request_id")
                    && (FieldNames.OURS.stream().anyMatch(json::has) || FieldNames.OF_LINE.containsAll(namesIn(json)));
        } catch (InvalidInputException e) {
            return new String(line.bytes(), StandardCharsets.ISO_8859_1).contains("\"request_id\"");
        }
    }

    private static Set<String> namesIn(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Reads one line.
     *
     * @throws io.iwc.InvalidInputException with all faults of the line
     */
    public static Request parse(Line line) {
        var problems = new Problems();
        var request = parse(line, problems);
        problems.throwIfAny("");
        return request.orElseThrow();
    }
}
