package io.iwc.workload.internal;

import io.iwc.Problem;
import io.iwc.internal.KeyedLongs;
import io.iwc.internal.Problems;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold between the lines of one file. Sees each request once, in file order. */
public final class FileChecks {
    private final String file;
    private final Problems errors;
    private final Problems warnings;
    private final IdLines byId = new IdLines();
    private final KeyedLongs inSessions = new KeyedLongs(3); // line, hash of the session, arrival; by id
    private final KeyedLongs turns = new KeyedLongs(1); // line
    private final KeyedLongs lastTurns = new KeyedLongs(3); // line, turn, arrival
    private final List<Dependent> forward = new ArrayList<>();
    private Optional<BlockSize> blockSize = Optional.empty();
    private Optional<FirstLine> firstKind = Optional.empty();
    private boolean mixed;
    private long lastArrival;

    public FileChecks(String file, Problems errors, Problems warnings) {
        this.file = file;
        this.errors = errors;
        this.warnings = warnings;
    }

    public void check(long line, Request request) {
        checkId(line, request);
        request.sessionId().ifPresent(session -> checkTurn(line, session, request));
        request.dependsOn().ifPresent(id -> {
            var dependent = new Dependent(line, id, request);
            target(id).ifPresentOrElse(target -> check(dependent, target), () -> forward.add(dependent));
        });
        if (request.prompt() instanceof Prompt.Lengths lengths) {
            lengths.blocks().ifPresent(blocks -> checkBlockSize(line, blocks.blockSize()));
        }
        if (request.prompt() instanceof Prompt.Text text) {
            checkText(line, text);
        }
        checkKind(line, request.prompt().hasText());
        checkOrder(line, request.arrivalNanos());
    }

    private void checkOrder(long line, long arrival) {
        if (arrival < lastArrival) {
            warn(
                    line,
                    "arrival_time_ms",
                    "found " + millis(arrival) + " after " + millis(lastArrival)
                            + ", expected lines in order of arrival");
        }
        lastArrival = Math.max(lastArrival, arrival);
    }

    /**
     * The same for requests of which nothing but lengths is known.
     *
     * @param first line of them; the others are those behind it
     */
    public void check(long first, LengthRows rows) {
        if (!byId.putNumbered(rows.number(0), rows.size(), first)) {
            for (var row = 0; row < rows.size(); row++) {
                check(first + row, rows.request(row));
            }
            return;
        }
        checkKind(first, false);
        for (var row = 0; row < rows.size(); row++) {
            checkOrder(first + row, rows.arrivalNanos(row));
        }
    }

    /**
     * Checks what can be known only at the end.
     *
     * @param badIds ids of requests whose own line has a fault: what depends on them is not reported as well
     */
    public void finish(Set<String> badIds) {
        for (var dependent : forward) {
            if (!badIds.contains(dependent.on())) {
                target(dependent.on())
                        .ifPresentOrElse(
                                target -> check(dependent, target),
                                () -> error(
                                        dependent.line(),
                                        "depends_on",
                                        "found \"" + dependent.on()
                                                + "\", expected the request_id of a request of this file"));
            }
        }
    }

    private void checkId(long line, Request request) {
        var first = byId.putIfAbsent(request.id(), line);
        if (first.isPresent()) {
            error(
                    line,
                    "request_id",
                    "found \"" + request.id() + "\" again, first seen in line " + first.getAsLong()
                            + "; ids must be unique");
        } else if (request.sessionId().isPresent()) {
            var session = KeyedLongs.hash(request.sessionId().get());
            inSessions.put(request.id(), line, session, request.arrivalNanos());
        }
    }

    /** Line, hash of the session and arrival of what is depended on. */
    private Optional<long[]> target(String id) {
        var inSession = inSessions.get(id);
        if (inSession.isPresent()) {
            return inSession;
        }
        var line = byId.get(id);
        return line.isPresent() ? Optional.of(new long[] {line.getAsLong(), KeyedLongs.hash(""), 0}) : Optional.empty();
    }

    private void checkTurn(long line, String session, Request request) {
        if (request.turnId().isEmpty()) {
            return;
        }
        var turn = request.turnId().getAsInt();
        var first = turns.putIfAbsent(session + "\0" + turn, line);
        if (first.isPresent()) {
            error(
                    line,
                    "turn_id",
                    "found turn " + turn + " of session \"" + session + "\" again, first seen in line " + first.get()[0]
                            + "; turns must be unique in their session");
            return;
        }
        var arrival = request.arrivalNanos();
        lastTurns.put(session, line, turn, arrival).ifPresent(before -> {
            if (Long.compare(before[1], turn) * Long.compare(before[2], arrival) < 0) {
                warn(
                        line,
                        "turn_id",
                        "found turn " + turn + " at " + millis(arrival) + " and turn " + before[1] + " (line "
                                + before[0] + ") at " + millis(before[2])
                                + ", expected the turns of a session in order of arrival");
            }
        });
    }

    /** Holds a request against the line, session and arrival of what it depends on. */
    private void check(Dependent dependent, long[] target) {
        var found = "found \"" + dependent.on() + "\"";
        if (dependent.session().isEmpty() || target[1] != KeyedLongs.hash(dependent.session())) {
            error(
                    dependent.line(),
                    "depends_on",
                    found + " of another session (line " + target[0] + "), expected an earlier turn of the same");
        } else if (target[2] > dependent.arrival() || dependent.on().equals(dependent.id())) {
            error(
                    dependent.line(),
                    "depends_on",
                    found + " (line " + target[0] + "), which does not arrive earlier; expected an earlier turn");
        }
    }

    private void checkText(long line, Prompt.Text prompt) {
        if (prompt.text().isEmpty()) {
            warn(line, "prompt", "found an empty prompt, expected text");
        } else if (prompt.format() == Prompt.TextFormat.OPENAI_MESSAGES
                && ChatTemplate.text(prompt).equals(prompt.text())) {
            warn(line, "prompt", "found text that is no JSON array of messages, expected one (it counts as raw text)");
        }
    }

    private void checkBlockSize(long line, int size) {
        if (blockSize.isEmpty()) {
            blockSize = Optional.of(new BlockSize(line, size));
        } else if (blockSize.get().size() != size) {
            error(
                    line,
                    "prefix.block_size",
                    "found " + size + ", expected " + blockSize.get().size() + " as in line "
                            + blockSize.get().line() + "; one size a file");
        }
    }

    private void checkKind(long line, boolean hasText) {
        if (firstKind.isEmpty()) {
            firstKind = Optional.of(new FirstLine(line, hasText));
        } else if (!mixed && firstKind.get().hasText() != hasText) {
            mixed = true;
            warn(
                    line,
                    "prompt",
                    "found " + kind(hasText) + " after " + kind(firstKind.get().hasText()) + " in line "
                            + firstKind.get().line() + ", expected one kind a file");
        }
    }

    private static String kind(boolean hasText) {
        return hasText ? "text" : "a length without text";
    }

    private static String millis(long nanos) {
        return nanos % RequestParser.NANOS_PER_MILLI == 0
                ? nanos / RequestParser.NANOS_PER_MILLI + " ms"
                : nanos + " ns";
    }

    private void error(long line, String field, String text) {
        errors.add(Problem.at(file, line, field, text));
    }

    private void warn(long line, String field, String text) {
        warnings.add(Problem.at(file, line, field, text));
    }

    private record Dependent(long line, String on, String id, String session, long arrival) {
        Dependent(long line, String on, Request request) {
            this(line, on, request.id(), request.sessionId().orElse(""), request.arrivalNanos());
        }
    }

    private record BlockSize(long line, int size) {}

    private record FirstLine(long line, boolean hasText) {}
}
