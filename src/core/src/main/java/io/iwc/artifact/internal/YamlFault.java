package io.iwc.artifact.internal;

import static java.util.regex.Pattern.DOTALL;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with a text that should be YAML, in our words, as {@link JsonFault} has them for JSON. */
final class YamlFault {
    private static final List<Case> CASES = List.of(
            new Case(
                    "Duplicate field '(.*?)'.*",
                    it -> "found the key \"" + it.group(1) + "\" again%s, expected each key of a mapping once"),
            new Case(
                    ".*nesting depth \\(\\d+\\) exceeds the maximum allowed \\((\\d+).*",
                    it -> "found lists and mappings in one another%s, expected at most " + it.group(1)
                            + " levels of them"),
            new Case(".*\\(TAB\\).*", it -> "found a tab%s, expected spaces (YAML is not indented with tabs)"),
            new Case(
                    ".*found character '(.*?)(?:\\(.*\\))?' that cannot start any token.*",
                    it -> "found \"" + it.group(1) + "\"%s, expected a value (in quotes, if it is to begin so)"),
            new Case(
                    ".*special characters are not allowed.*",
                    it -> "found a control character or half of a surrogate pair%s, expected text"),
            new Case(
                    ".*mapping values are not allowed here.*",
                    it -> "found a second colon or an indented key%s, expected one value for each key (in quotes, if it"
                            + " holds \": \")"),
            new Case(
                    ".*while scanning a quoted scalar.*(?:end of stream|document separator).*",
                    it -> "found the end of the text%s, expected the quote that ends a text"),
            new Case(
                    ".*stream end.*|.*end of stream.*",
                    it -> "found the end of the text%s, expected the bracket that ends a list or a mapping"),
            new Case(
                    ".*unknown escape character (.)\\(.*",
                    it -> "found the escape \\" + it.group(1) + "%s, expected one that YAML knows (or single quotes)"),
            new Case(
                    ".*expected <block end>.*",
                    it -> "found an entry%s that does not fit those before it, expected the same indentation and kind"),
            new Case(
                    ".*expected the node content, but found '?([^']*)'?.*",
                    it -> "found \"" + it.group(1) + "\"%s, expected a value (in quotes, if it is to begin so)"));

    private YamlFault() {}

    /** A fault, with its column. */
    static String of(JsonProcessingException fault) {
        if (fault instanceof BoundedTrees.OutOfBoundsException) {
            return JsonFault.of(fault);
        }
        var column = mark(fault)
                .map(it -> it.getColumn() + 1)
                .orElseGet(() ->
                        fault.getLocation() == null ? 0 : fault.getLocation().getColumnNr());
        return of(String.valueOf(fault.getOriginalMessage()), column < 1 ? "" : " at column " + column);
    }

    /** The line of a fault, from 1. */
    static int line(JsonProcessingException fault) {
        return mark(fault).map(it -> it.getLine() + 1).orElseGet(() -> JsonFault.line(fault));
    }

    /** Where the parser of YAML says that the fault is; the other one stands where it last found something. */
    private static Optional<Mark> mark(JsonProcessingException fault) {
        return fault.getCause() instanceof MarkedYAMLException marked
                ? Optional.ofNullable(marked.getProblemMark())
                : Optional.empty();
    }

    /** A fault of which no more is known than its message. */
    static String of(String reason, String place) {
        for (var one : CASES) {
            var match = one.pattern.matcher(reason);
            if (match.matches()) {
                return one.words.apply(match.toMatchResult()).replace("%s", place);
            }
        }
        return "found malformed YAML" + place + ", expected one document";
    }

    private record Case(Pattern pattern, Function<MatchResult, String> words) {
        Case(String pattern, Function<MatchResult, String> words) {
            this(Pattern.compile(pattern, DOTALL), words);
        }
    }
}
