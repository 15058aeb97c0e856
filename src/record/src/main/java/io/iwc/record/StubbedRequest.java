package io.iwc.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.record.TextMatcher.UnknownMatcherException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The requests that a stub is for. */
final class StubbedRequest {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");

    private final BiPredicate<RequestHead, String> rule;
    private final String url;

    private StubbedRequest(BiPredicate<RequestHead, String> rule, String url) {
        this.rule = rule;
        this.url = url;
    }

    boolean matches(RequestHead head, String body) {
        return rule.test(head, body);
    }

    /** The path as the stub has it; a pattern where it has one. */
    String url() {
        return url;
    }

    static StubbedRequest of(JsonNode request) throws UnknownMatcherException {
        BiPredicate<RequestHead, String> rule = (head, body) -> true;
        var url = "";
        for (var field : request.properties()) {
            var value = field.getValue();
            if (field.getKey().startsWith("url")) {
                url = value.asText().replaceFirst("[?#].*", "");
            }
            rule = rule.and(rule(field, value));
        }
        return new StubbedRequest(rule, url);
    }

    private static BiPredicate<RequestHead, String> rule(Map.Entry<String, JsonNode> field, JsonNode value)
            throws UnknownMatcherException {
        var text = value.asText();
        return switch (field.getKey()) {
            case "method" -> (head, body) -> text.equals("ANY") || head.method().equals(text);
            case "url" -> (head, body) -> head.target().equals(text);
            case "urlPath" -> (head, body) -> head.path().equals(text);
            case "urlPattern" -> {
                var pattern = TextMatcher.pattern("urlPattern", text);
                yield (head, body) -> pattern.test(head.target());
            }
            case "urlPathPattern" -> {
                var pattern = TextMatcher.pattern("urlPathPattern", text);
                yield (head, body) -> pattern.test(head.path());
            }
            case "urlPathTemplate" -> {
                var pattern = Pattern.compile("\\Q" + VARIABLE.matcher(text).replaceAll("\\\\E[^/]+\\\\Q") + "\\E")
                        .asMatchPredicate();
                yield (head, body) -> pattern.test(head.path());
            }
            case "bodyPatterns" -> bodies(value);
            case "headers" -> named(value, RequestHead::header);
            case "queryParameters" -> named(value, StubbedRequest::parameter);
            default -> throw new UnknownMatcherException("request." + field.getKey());
        };
    }

    private static BiPredicate<RequestHead, String> bodies(JsonNode patterns) throws UnknownMatcherException {
        Predicate<Optional<String>> all = text -> true;
        for (var pattern : patterns) {
            all = all.and(TextMatcher.of(pattern));
        }
        var whole = all;
        return (head, body) -> whole.test(Optional.of(body));
    }

    private static BiPredicate<RequestHead, String> named(
            JsonNode expected, BiFunction<RequestHead, String, Optional<String>> found) throws UnknownMatcherException {
        BiPredicate<RequestHead, String> all = (head, body) -> true;
        for (var field : expected.properties()) {
            var matcher = TextMatcher.of(field.getValue());
            all = all.and((head, body) -> matcher.test(found.apply(head, field.getKey())));
        }
        return all;
    }

    private static Optional<String> parameter(RequestHead head, String name) {
        return head.parameters().stream()
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.substring(name.length() + 1))
                .map(StubbedRequest::decoded)
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
