package io.iwc.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What WireMock compares a text with: of a body, a header, a parameter, or a value within a body. */
final class TextMatcher {
    private static final Set<String> ADDED = Set.of("caseInsensitive", "ignoreArrayOrder", "ignoreExtraElements");

    private final JsonNode said;

    private TextMatcher(JsonNode said) {
        this.said = said;
    }

    /**
     * A comparison.
     *
     * @param said an object such as {@code {"contains": "Hello"}}
     * @throws UnknownMatcherException if it cannot be judged here
     */
    static Predicate<Optional<String>> of(JsonNode said) throws UnknownMatcherException {
        Predicate<Optional<String>> all = text -> true;
        var matcher = new TextMatcher(said);
        for (var field : said.properties()) {
            if (!ADDED.contains(field.getKey())) {
                all = all.and(matcher.one(field.getKey(), field.getValue()));
            }
        }
        return all;
    }

    private Predicate<Optional<String>> one(String name, JsonNode value) throws UnknownMatcherException {
        var expected = value.asText();
        return switch (name) {
            case "equalTo" -> {
                var ignoresCase = said.path("caseInsensitive").asBoolean();
                yield is(text -> ignoresCase ? text.equalsIgnoreCase(expected) : text.equals(expected));
            }
            case "contains" -> is(text -> text.contains(expected));
            case "doesNotContain" ->
                text -> text.filter(it -> it.contains(expected)).isEmpty();
            case "matches" -> is(pattern(name, expected));
            case "doesNotMatch" -> {
                var pattern = pattern(name, expected);
                yield text -> text.filter(pattern).isEmpty();
            }
            case "absent" -> text -> text.isEmpty() == value.asBoolean(true);
            case "equalToJson" -> {
                var json = new JsonEquality(
                        value.isTextual() ? json(name, expected) : value,
                        said.path("ignoreArrayOrder").asBoolean(),
                        said.path("ignoreExtraElements").asBoolean());
                yield is(text -> tree(text).filter(json::matches).isPresent());
            }
            case "matchesJsonPath" -> jsonPath(value);
            default -> throw new UnknownMatcherException(name);
        };
    }

    /** A path alone asks for a value; with a comparison for one that is like it. */
    private static Predicate<Optional<String>> jsonPath(JsonNode value) throws UnknownMatcherException {
        var path = PlainJsonPath.of(
                value.isTextual() ? value.textValue() : value.path("expression").asText());
        if (value.isTextual()) {
            return is(text -> tree(text).flatMap(path::in).isPresent());
        }
        var compared = of(((ObjectNode) value.deepCopy()).without("expression"));
        return text -> compared.test(text.flatMap(TextMatcher::tree)
                .flatMap(path::in)
                .map(found -> found.isContainerNode() ? found.toString() : found.asText()));
    }

    private static Predicate<Optional<String>> is(Predicate<String> test) {
        return text -> text.filter(test).isPresent();
    }

    static Predicate<String> pattern(String name, String expression) throws UnknownMatcherException {
        try {
            return Pattern.compile(expression, Pattern.DOTALL).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new UnknownMatcherException(name + " \"" + expression + "\", which is no pattern");
        }
    }

    private static JsonNode json(String name, String text) throws UnknownMatcherException {
        return tree(text).orElseThrow(() -> new UnknownMatcherException(name + " of what is no JSON"));
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(Json.treeReader().readTree(text)).filter(it -> !it.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A comparison that cannot be judged here. */
    static final class UnknownMatcherException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownMatcherException(String what) {
            super(what);
        }
    }
}
