package io.iwc.spec.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Line;
import io.iwc.internal.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code prompts.jsonl}: an object with {@code prompt_id} and {@code text} a line; other keys are kept. */
final class SpecPrompts {
    static final String FILE = "prompts.jsonl";

    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

    private long loneSurrogates;

    private SpecPrompts() {}

    /** What is wrong with a line goes to {@code problems}. */
    static SpecPrompts read(Path file, Problems problems) {
        var prompts = new SpecPrompts();
        var firstSeen = new LinkedHashMap<String, Long>();
        try (var input = InputFile.open(file)) {
            for (var line = input.nextLine(); line.isPresent(); line = input.nextLine()) {
                try {
                    prompts.add(line.get(), firstSeen, problems);
                } catch (InvalidInputException e) {
                    e.problems().forEach(problems::add);
                }
            }
        }
        return prompts;
    }

    private void add(Line line, Map<String, Long> firstSeen, Problems problems) {
        var json = line.json();
        var id = json.path("prompt_id");
        var text = json.path("text");
        if (!id.isTextual() || !text.isTextual()) {
            var field = id.isTextual() ? "text" : "prompt_id";
            problems.add(line.problem(field, "found " + shown(json.path(field).toString()) + ", expected a string"));
            return;
        }
        var before = firstSeen.putIfAbsent(id.textValue(), line.number());
        if (before != null) {
            problems.add(line.problem(
                    "prompt_id",
                    "found \"" + id.textValue() + "\" again, first seen in line " + before + "; ids must be unique"));
            return;
        }
        loneSurrogates += line.loneSurrogates();
        byId.put(id.textValue(), (ObjectNode) json);
    }

    private static String shown(String json) {
        return json.isEmpty() ? "nothing" : json;
    }

    /** How many halves of surrogate pairs were read as U+FFFD. */
    long loneSurrogates() {
        return loneSurrogates;
    }

    /** The ids in the order of the file. */
    Iterable<String> ids() {
        return byId.keySet();
    }

    int size() {
        return byId.size();
    }

    Optional<String> text(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(prompt -> prompt.get("text").textValue());
    }

    /** As written: compact, the keys sorted. */
    String document() {
        var text = new StringBuilder();
        byId.values().forEach(prompt -> text.append(Json.compact(prompt)).append('\n'));
        return text.toString();
    }
}
