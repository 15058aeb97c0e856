package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.LocatedDocument;
import io.iwc.artifact.internal.TimeText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a file: {@code answers} in turn to all requests, and under {@code matches} those to requests that meet
 * conditions. Whatever the file says that is not known is an error with its line.
 */
final class ScriptFile {
    private static final Set<String> KINDS = Set.of("generated", "status", "text", "tool");
    private static final Set<String> ANSWER = Set.of(
            "arguments",
            "break_after",
            "first_token_after",
            "generated",
            "retry_after",
            "status",
            "text",
            "thinking",
            "tool");
    private static final Set<String> MATCH = Set.of("answers", "contains", "last_contains", "last_role", "model");

    private final LocatedDocument document;

    private ScriptFile(LocatedDocument document) {
        this.document = document;
    }

    /**
     * Reads the answers of a file into an endpoint.
     *
     * @throws InvalidInputException with file and line of what is wrong
     */
    static void read(Path file, EmbeddedEndpoint to) {
        new ScriptFile(LocatedDocument.read(file)).apply(to);
    }

    private void apply(EmbeddedEndpoint to) {
        var root = document.root();
        checkKeys("", root, Set.of("answers", "matches"), "");
        if (root.isEmpty()) {
            throw fault("", "", "found nothing, expected answers, matches or both");
        }
        var matches = list("/matches", "matches");
        var rules = new ArrayList<Rule>();
        for (var i = 0; i < matches.size(); i++) {
            rules.add(rule("/matches/" + i, matches.get(i)));
        }
        if (root.has("answers")) {
            to.answer(answers("/answers"));
        }
        for (var i = rules.size() - 1; i >= 0; i--) { // the endpoint prefers the last one added, a file its first
            to.answer(rules.get(i).match()::fits, rules.get(i).answers().toArray(Answer[]::new));
        }
    }

    private Rule rule(String place, JsonNode rule) {
        checkKeys(place, rule, MATCH, "matches");
        var match = new ScriptMatch(
                text(place, rule, "model"),
                text(place, rule, "contains"),
                text(place, rule, "last_contains"),
                text(place, rule, "last_role"));
        if (match.isEmpty()) {
            throw fault(place, "matches", "found no condition, expected contains, last_contains, last_role or model");
        }
        return new Rule(match, List.of(answers(place + "/answers")));
    }

    private Answer[] answers(String place) {
        var list = list(place, "answers");
        if (list.isEmpty()) {
            throw fault(place, "answers", "found none, expected a list of at least one answer; the last one repeats");
        }
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < list.size(); i++) {
            answers.add(answer(place + "/" + i, list.get(i)));
        }
        return answers.toArray(Answer[]::new);
    }

    private Answer answer(String place, JsonNode answer) {
        if (answer.isTextual()) {
            return Answer.text(answer.textValue());
        }
        checkKeys(place, answer, ANSWER, "answers");
        var kinds = new TreeSet<>(KINDS);
        kinds.removeIf(kind -> !answer.has(kind));
        if (kinds.size() != 1) {
            throw fault(
                    place,
                    "answers",
                    "found " + (kinds.isEmpty() ? "none" : String.join(" and ", kinds))
                            + ", expected one of generated, status, text and tool");
        }
        if (answer.has("arguments") && !answer.has("tool")) {
            throw fault(place + "/arguments", "arguments", "found without tool, expected both or none");
        }
        var made = content(place, answer, kinds.first());
        made = text(place, answer, "thinking").map(made::thinking).orElse(made);
        made = time(place, answer, "retry_after").map(made::retryAfter).orElse(made);
        made = time(place, answer, "first_token_after")
                .map(made::firstTokenAfter)
                .orElse(made);
        return answer.has("break_after")
                ? made.breakingAfter(integer(place, answer, "break_after", 0, Integer.MAX_VALUE))
                : made;
    }

    private Answer content(String place, JsonNode answer, String kind) {
        return switch (kind) {
            case "text" -> Answer.text(text(place, answer, "text").orElseThrow());
            case "tool" ->
                Answer.toolCall(text(place, answer, "tool").orElseThrow(), arguments(answer.path("arguments")));
            case "status" -> Answer.status(integer(place, answer, "status", 400, 599));
            default -> {
                if (!answer.get("generated").asBoolean()) {
                    throw unexpected(place, "generated", answer.get("generated"), "true");
                }
                yield Answer.generated();
            }
        };
    }

    /** A text is sent as it is, so that broken JSON can be sent, too. */
    private static String arguments(JsonNode arguments) {
        return arguments.isMissingNode() ? "{}" : arguments.isTextual() ? arguments.textValue() : arguments.toString();
    }

    private JsonNode list(String pointer, String field) {
        var list = document.root().at(pointer);
        if (!list.isMissingNode() && !list.isArray()) {
            throw unexpected(pointer, field, list, "a list");
        }
        return list;
    }

    private Optional<String> text(String place, JsonNode object, String field) {
        return read(place, object, field, "a string", value -> value.isTextual() ? value.textValue() : null);
    }

    private Optional<Duration> time(String place, JsonNode object, String field) {
        return read(place, object, field, TimeText.EXPECTED, value -> {
            try {
                return TimeText.parse(value.asText());
            } catch (IllegalArgumentException e) {
                return null;
            }
        });
    }

    private int integer(String place, JsonNode object, String field, int least, int most) {
        var expected = most == Integer.MAX_VALUE ? "an integer ≥ " + least : least + " to " + most;
        return read(
                        place,
                        object,
                        field,
                        expected,
                        value -> value.isInt() && value.intValue() >= least && value.intValue() <= most
                                ? value.intValue()
                                : null)
                .orElseThrow();
    }

    private <T> Optional<T> read(
            String place, JsonNode object, String field, String expected, Function<JsonNode, @Nullable T> reader) {
        if (!object.has(field)) {
            return Optional.empty();
        }
        var value = reader.apply(object.get(field));
        if (value == null) {
            throw unexpected(place + "/" + field, field, object.get(field), expected);
        }
        return Optional.of(value);
    }

    private void checkKeys(String place, JsonNode object, Set<String> known, String field) {
        if (!object.isObject()) {
            throw unexpected(place, field, object, "an object with " + listed(known));
        }
        for (var names = object.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!known.contains(name)) {
                throw fault(
                        LocatedDocument.below(place, name),
                        CallTally.shortened(name),
                        "found an unknown field, expected " + listed(known));
            }
        }
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    private InvalidInputException unexpected(String place, String field, JsonNode found, String expected) {
        return fault(place, field, "found " + CallTally.shortened(found.toString()) + ", expected " + expected);
    }

    private InvalidInputException fault(String place, String field, String text) {
        return document.fault(place, field, text);
    }

    private record Rule(ScriptMatch match, List<Answer> answers) {}
}
