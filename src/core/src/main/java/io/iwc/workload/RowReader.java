package io.iwc.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.Problems;
import io.iwc.artifact.InputFile;
import io.iwc.artifact.Line;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The requests of a canonical file with the lines they stand in. Bad lines are left out, counted and their faults kept. */
final class RowReader implements Closeable {
    /** A request and its place. */
    record Row(long line, Request request) {}

    private final InputFile file;
    private final Problems problems;
    private final Set<String> badIds = new HashSet<>();
    private long lines;
    private long badLines;

    RowReader(Path path, Problems problems) {
        file = InputFile.open(path);
        this.problems = problems;
    }

    /** The next line without a fault; empty at the end. */
    Optional<Row> next() {
        for (var line = file.nextLine(); line.isPresent(); line = file.nextLine()) {
            lines++;
            var request = parse(line.get(), problems);
            if (request.isPresent()) {
                return Optional.of(new Row(line.get().number(), request.get()));
            }
            badLines++;
            idOf(line.get()).ifPresent(badIds::add);
        }
        return Optional.empty();
    }

    InputFile file() {
        return file;
    }

    /** Lines read so far, blank ones left out. */
    long lines() {
        return lines;
    }

    /** How many of them had a fault. */
    long badLines() {
        return badLines;
    }

    /** The ids of requests whose line has a fault: what depends on one of them is not to blame. */
    Set<String> badIds() {
        return badIds;
    }

    /** {@code 2 of 10 lines are invalid}. */
    static String summary(long bad, long lines) {
        return bad + " of " + lines + (lines == 1 ? " line" : " lines") + (bad == 1 ? " is" : " are") + " invalid";
    }

    @Override
    public void close() {
        file.close();
    }

    static Optional<Request> parse(Line line, Problems problems) {
        try {
            var json = line.json();
            if (json instanceof ObjectNode object) {
                return RequestParser.parse(object, (field, text) -> problems.add(line.problem(field, text)));
            }
            problems.add(line.problem("", "found " + Fields.shown(json) + ", expected one JSON object a line"));
        } catch (InvalidInputException e) {
            e.problems().forEach(problems::add);
        }
        return Optional.empty();
    }

    /** The id that a line with faults seems to have. */
    private static Optional<String> idOf(Line line) {
        try {
            return Optional.ofNullable(line.json().path("request_id").textValue());
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
