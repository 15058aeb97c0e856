package io.iwc.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.record.TextMatcher.UnknownMatcherException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON path that names one place, by names and numbers: {@code $.messages[0].content}. */
final class PlainJsonPath {
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\['([^']*)']|\\[\"([^\"]*)\"]|\\[(-?\\d{1,6})]");

    private final List<String> names;

    private PlainJsonPath(List<String> names) {
        this.names = names;
    }

    static PlainJsonPath of(String expression) throws UnknownMatcherException {
        var names = new ArrayList<String>();
        var step = STEP.matcher(expression);
        var at = expression.startsWith("$") ? 1 : -1;
        while (at >= 0
                && at < expression.length()
                && step.region(at, expression.length()).lookingAt()) {
            for (var group = 1; group <= step.groupCount(); group++) {
                if (step.group(group) != null) {
                    names.add(step.group(group));
                }
            }
            at = step.end();
        }
        if (at != expression.length()) {
            throw new UnknownMatcherException("the JSON path " + expression + ", which names more than one place");
        }
        return new PlainJsonPath(List.copyOf(names));
    }

    /** What is there; a null is something. */
    Optional<JsonNode> in(JsonNode json) {
        var at = json;
        for (var name : names) {
            if (at.isArray() && name.matches("-?\\d+")) {
                var index = Integer.parseInt(name);
                at = at.path(index < 0 ? at.size() + index : index);
            } else {
                at = at.path(name);
            }
        }
        return Optional.of(at).filter(it -> !it.isMissingNode());
    }
}
