package io.iwc.prefix;

import io.iwc.workload.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one list of tools differs from an earlier one.
 *
 * @param cause added, removed, reordered, described differently, or only a breakpoint that moved
 * @param place {@code tool "search"}, with the field where one differs
 */
record ToolChange(BreakCause cause, String place) {
    private static final List<String> FIELDS = List.of("description", "parameters", "input_schema", "strict");

    /** Empty if both lists are the same. */
    static Optional<ToolChange> between(List<JsonValue> before, List<JsonValue> now) {
        if (before.equals(now)) {
            return Optional.empty();
        }
        var namesBefore = before.stream().map(ToolChange::name).toList();
        var namesNow = now.stream().map(ToolChange::name).toList();
        var added = without(namesNow, namesBefore);
        var removed = without(namesBefore, namesNow);
        if (!removed.isEmpty()) {
            return change(BreakCause.TOOL_REMOVED, removed.get(0), "");
        }
        if (!added.isEmpty()) {
            return change(BreakCause.TOOL_ADDED, added.get(0), "");
        }
        for (var i = 0; i < now.size(); i++) {
            if (!namesNow.get(i).equals(namesBefore.get(i))) {
                return change(BreakCause.TOOLS_REORDERED, namesNow.get(i), "");
            }
        }
        return described(before, now, namesNow);
    }

    private static Optional<ToolChange> described(List<JsonValue> before, List<JsonValue> now, List<String> names) {
        for (var i = 0; i < now.size(); i++) {
            if (!BreakpointMarks.without(before.get(i)).equals(BreakpointMarks.without(now.get(i)))) {
                return change(BreakCause.TOOL_DESCRIBED_DIFFERENTLY, names.get(i), field(before.get(i), now.get(i)));
            }
        }
        for (var i = 0; i < now.size(); i++) {
            if (!before.get(i).equals(now.get(i))) {
                return change(BreakCause.BREAKPOINT_MOVED, names.get(i), "cache_control");
            }
        }
        return Optional.empty();
    }

    private static Optional<ToolChange> change(BreakCause cause, String name, String field) {
        return Optional.of(new ToolChange(cause, "tool \"" + name + "\"" + (field.isEmpty() ? "" : ", " + field)));
    }

    /** The first field that differs, as the definition of a function has it or the tool itself. */
    private static String field(JsonValue before, JsonValue now) {
        for (var field : FIELDS) {
            if (!definition(before).get(field).equals(definition(now).get(field))) {
                return field;
            }
        }
        return "definition";
    }

    private static List<String> without(List<String> names, List<String> others) {
        var left = new ArrayList<>(names);
        others.forEach(left::remove); // the first of equal names only
        return left;
    }

    private static JsonValue definition(JsonValue tool) {
        return tool.get("function").isMissing() ? tool : tool.get("function");
    }

    static String name(JsonValue tool) {
        var name = definition(tool).get("name").asText();
        return name.isEmpty() ? definition(tool).get("type").asText() : name;
    }
}
