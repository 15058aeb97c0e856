package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Line;
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

    public RowReader(Path path, Problems problems) {
        this(path, problems, line -> Map.of());
    }

    /** Reads with a second opinion on bad lines. */
    public RowReader(Path path, Problems problems, LineValidator judge) {
        file = InputFile.open(path);
        blocks = new OrderedTasks<>(() -> file.nextBlock().map(found -> () -> RowBlock.of(found)));
        claim = ManifestClaim.beside(path);
        this.problems = problems;
        this.judge = judge;
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
        while (block.isEmpty() || place == block.get().size()) {
            before += block.map(RowBlock::lines).orElse(0);
            block = blocks.next();
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
