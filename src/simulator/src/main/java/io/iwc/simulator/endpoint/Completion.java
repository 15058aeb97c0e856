package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of an answer in the pieces it is streamed in.
 *
 * @param tokens how many the engine generates for it
 * @param pieces how many there are
 * @param piece the text of one, from 0
 * @param finishReason {@code stop}, {@code length} where the cap ended it, or {@code tool_calls}
 * @param tool name of the tool that is called, if the text is its arguments
 * @param thoughts what comes before the text
 */
record Completion(
        int tokens,
        int pieces,
        IntFunction<String> piece,
        String finishReason,
        Optional<String> tool,
        Thoughts thoughts) {
    private static final Pattern BEFORE_NEXT_WORD = Pattern.compile("(?<=\\S)(?=\\s)");

    /** One word a token. */
    static Completion generated(Words words, int tokens, boolean capped) {
        return new Completion(
                tokens, tokens, words::piece, capped ? "length" : "stop", Optional.empty(), Thoughts.NONE);
    }

    /** A given text, word by word, each with the white space before it. */
    static Completion scripted(String text, int tokens) {
        var words = words(text);
        return new Completion(tokens, words.size(), words::get, "stop", Optional.empty(), Thoughts.NONE);
    }

    /** A call of a tool. */
    static Completion toolCall(String name, String arguments, int tokens) {
        var words = words(arguments);
        return new Completion(tokens, words.size(), words::get, "tool_calls", Optional.of(name), Thoughts.NONE);
    }

    /** The same, cut off by a cap that it exceeds. */
    Completion within(OptionalInt cap) {
        if (cap.isEmpty() || cap.getAsInt() >= tokens) {
            return this;
        }
        return new Completion(
                cap.getAsInt(), piecesBy(cap.getAsInt()), piece, "length", tool, thoughts.within(cap.getAsInt()));
    }

    /** The same after thoughts of so many tokens. */
    Completion after(String text, int thoughtTokens) {
        return new Completion(
                tokens + thoughtTokens, pieces, piece, finishReason, tool, new Thoughts(words(text), thoughtTokens));
    }

    /** How many pieces are there when that many tokens are generated: all with the last one, else in proportion. */
    int piecesBy(int generated) {
        return generated >= tokens
                ? pieces
                : (int) ((long) pieces * Math.max(0, generated - thoughts.tokens()) / (tokens - thoughts.tokens()));
    }

    /**
     * A document with the arguments of the tool put in as the object that they spell, keys in their order. Those that a
     * cap cut off, or that are no object, are none: a wire that sends objects has no place for them.
     *
     * @param place JSON pointer to the object that gets them
     */
    String withArguments(String document, String place, String field) {
        var tree = Json.parse(document);
        if (tree.at(place) instanceof ObjectNode holder) {
            holder.set(field, arguments());
        }
        return tree.toString();
    }

    private JsonNode arguments() {
        try {
            var read = Json.treeReader().readTree(text());
            return read.isObject() ? read : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    String text() {
        return IntStream.range(0, pieces).mapToObj(piece).collect(Collectors.joining());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(BEFORE_NEXT_WORD.split(text));
    }
}
