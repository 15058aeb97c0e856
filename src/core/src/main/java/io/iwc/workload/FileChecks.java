package io.iwc.workload;

import io.iwc.Problem;
import io.iwc.Problems;
import io.iwc.tokens.ChatTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold between the lines of one file. Sees each request once, in file order. */
final class FileChecks {
    private final String file;
    private final Problems errors;
    private final Problems warnings;
    private final Map<String, Seen> byId = new HashMap<>();
    private final Map<String, Map<Integer, Long>> turns = new HashMap<>();
    private final Map<String, Turn> lastTurns = new HashMap<>();
    private final List<Dependent> dependents = new ArrayList<>();
    private Optional<BlockSize> blockSize = Optional.empty();
    private Optional<FirstLine> firstKind = Optional.empty();
    private boolean mixed;
    private long lastArrival;

    FileChecks(String file, Problems errors, Problems warnings) {
        this.file = file;
        this.errors = errors;
        this.warnings = warnings;
    }

    void check(long line, Request request) {
        checkId(line, request);
        request.sessionId().ifPresent(session -> checkTurn(line, session, request));
        request.dependsOn().ifPresent(id -> dependents.add(new Dependent(line, id, request)));
        if (request.prompt() instanceof Prompt.Lengths lengths) {
            lengths.blocks().ifPresent(blocks -> checkBlockSize(line, blocks.blockSize()));
        }
        if (request.prompt() instanceof Prompt.Text text) {
            checkText(line, text);
        }
        checkKind(line, request);
        if (request.arrivalNanos() < lastArrival) {
            warn(
                    line,
                    "arrival_time_ms",
                    "found " + millis(request.arrivalNanos()) + " after " + millis(lastArrival)
                            + ", expected lines in order of arrival");
        }
        lastArrival = Math.max(lastArrival, request.arrivalNanos());
    }

    /**
     * Checks what can be known only at the end.
     *
     * @param badIds ids of requests whose own line has a fault: what depends on them is not reported as well
     */
    void finish(Set<String> badIds) {
        for (var dependent : dependents) {
            if (!badIds.contains(dependent.on())) {
                checkDependency(dependent);
            }
        }
    }

    private void checkId(long line, Request request) {
        var seen = new Seen(line, request.sessionId().orElse(""), request.arrivalNanos());
        var first = byId.putIfAbsent(request.id(), seen);
        if (first != null) {
            error(
                    line,
                    "request_id",
                    "found \"" + request.id() + "\" again, first seen in line " + first.line()
                            + "; ids must be unique");
        }
    }

    private void checkTurn(long line, String session, Request request) {
        if (request.turnId().isEmpty()) {
            return;
        }
        var turn = request.turnId().getAsInt();
        var first = turns.computeIfAbsent(session, s -> new HashMap<>()).putIfAbsent(turn, line);
        if (first != null) {
            error(
                    line,
                    "turn_id",
                    "found turn " + turn + " of session \"" + session + "\" again, first seen in line " + first
                            + "; turns must be unique in their session");
            return;
        }
        var now = new Turn(line, turn, request.arrivalNanos());
        var before = lastTurns.put(session, now);
        if (before != null && before.disagreesWith(now)) {
            warn(
                    line,
                    "turn_id",
                    "found turn " + turn + " at " + millis(now.arrival()) + " and turn " + before.turn() + " (line "
                            + before.line() + ") at " + millis(before.arrival())
                            + ", expected the turns of a session in order of arrival");
        }
    }

    private void checkDependency(Dependent dependent) {
        var target = byId.get(dependent.on());
        var found = "found \"" + dependent.on() + "\"";
        if (target == null) {
            error(dependent.line(), "depends_on", found + ", expected the request_id of a request of this file");
        } else if (dependent.session().isEmpty() || !target.session().equals(dependent.session())) {
            error(
                    dependent.line(),
                    "depends_on",
                    found + " of another session (line " + target.line() + "), expected an earlier turn of the same");
        } else if (target.arrival() > dependent.arrival() || dependent.on().equals(dependent.id())) {
            error(
                    dependent.line(),
                    "depends_on",
                    found + " (line " + target.line() + "), which does not arrive earlier; expected an earlier turn");
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

    private void checkKind(long line, Request request) {
        var hasText = request.prompt().hasText();
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

    private record Seen(long line, String session, long arrival) {}

    private record Dependent(long line, String on, String id, String session, long arrival) {
        Dependent(long line, String on, Request request) {
            this(line, on, request.id(), request.sessionId().orElse(""), request.arrivalNanos());
        }
    }

    private record BlockSize(long line, int size) {}

    private record FirstLine(long line, boolean hasText) {}

    private record Turn(long line, int turn, long arrival) {
        boolean disagreesWith(Turn later) {
            return Integer.compare(turn, later.turn()) * Long.compare(arrival, later.arrival()) < 0;
        }
    }
}
