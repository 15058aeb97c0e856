package io.iwc.record;

import io.iwc.IwcException;
import io.iwc.artifact.internal.ShownText;
import io.iwc.run.ErrorClass;
import io.iwc.simulator.endpoint.ForwardedCall;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which recorded answer a request gets: that of the same request, or the next one. Thread-safe. */
final class AnswerChoice implements AnswerSource {
    private static final int SHOWN = 40;

    private final List<RecordedCall> calls;
    private final boolean inOrder;
    private final Map<String, Deque<RecordedCall>> byHash = new HashMap<>();
    private int next;

    /**
     * A choice among the calls of a recording.
     *
     * @throws IwcException if none of them has an answer
     */
    AnswerChoice(Path folder, boolean inOrder) {
        this.inOrder = inOrder;
        calls = RecordingFolder.calls(folder).stream()
                .filter(call -> call.answer().isPresent())
                .sorted(Comparator.comparingLong(call -> call.request().arrivalNanos()))
                .toList();
        if (calls.isEmpty()) {
            throw new IwcException(
                    folder + ": found no answers, expected some; a recording made with --hash-only keeps" + " none");
        }
        calls.forEach(call -> byHash.computeIfAbsent(key(call.path(), call.hash()), hash -> new ArrayDeque<>())
                .add(call));
    }

    /** The same conversation on two wires has two answers. */
    private static String key(String path, String hash) {
        return ForwardedCall.wireOf(path) + ' ' + hash;
    }

    /** As it was when it was recorded. */
    @Override
    public String basePath() {
        return ForwardedCall.basePath(calls.get(0).path());
    }

    @Override
    public Choice choose(RequestHead head, byte[] body) {
        if (!ForwardedCall.isOne(head.method(), head.path())) {
            return Choice.none(
                    Choice.NOT_FOUND,
                    head.method() + " " + head.path()
                            + ": found another path, expected a request for a completion: no other answer is recorded");
        }
        var reading = ForwardedCall.read(head.path(), body, head::header);
        if (reading.call().isEmpty()) {
            return Choice.none(Choice.BAD_REQUEST, reading.fault());
        }
        var asked = reading.call().get();
        return next(head.path(), asked)
                .map(call -> Choice.of(call.answer().orElseThrow(), isBroken(call)))
                .orElseGet(() -> Choice.none(Choice.NOT_FOUND, missing(asked)));
    }

    private static boolean isBroken(RecordedCall call) {
        return call.record()
                .errorClass()
                .filter(it -> it == ErrorClass.TRUNCATED || it == ErrorClass.CANCELLED)
                .isPresent();
    }

    /** The answer; each of several to one request in turn, and the last one again. Empty if there is none. */
    private synchronized Optional<RecordedCall> next(String path, ForwardedCall asked) {
        if (inOrder) {
            return next < calls.size() ? Optional.of(calls.get(next++)) : Optional.empty();
        }
        var same = byHash.getOrDefault(key(path, asked.hash()), new ArrayDeque<>());
        return Optional.ofNullable(same.size() > 1 ? same.poll() : same.peek());
    }

    /** Why there is none, naming the recorded request that comes nearest, and where it differs. */
    private String missing(ForwardedCall asked) {
        if (inOrder) {
            return "found more requests than the " + calls.size() + " recorded ones";
        }
        var text = text(asked.request().prompt());
        var nearest = calls.stream()
                .max(Comparator.comparingInt(
                        call -> common(text, text(call.request().prompt()))))
                .orElseThrow();
        var recorded = text(nearest.request().prompt());
        var at = common(text, recorded);
        var difference = text.equals(recorded)
                ? "the prompt is the same, what differs is the model, a parameter or a tool"
                : "found \"" + excerpt(text, at) + "\" at character " + (at + 1) + " of the prompt, expected \""
                        + excerpt(recorded, at) + "\"";
        return "found a request that was not recorded; nearest is "
                + nearest.request().id() + ": " + difference;
    }

    private static String text(Prompt prompt) {
        return prompt.hasText() ? ChatTemplate.text(prompt) : "";
    }

    private static int common(String one, String other) {
        var at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** A few words from where they differ. */
    private static String excerpt(String text, int from) {
        return ShownText.cut(text.substring(from), SHOWN);
    }
}
