package io.iwc.simulator.endpoint;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of an answer in the pieces it is streamed in.
 *
 * @param tokens how many the engine generates for it; at least as many as pieces for text of whole words
 * @param pieces how many there are
 * @param piece the text of one, from 0
 * @param finishReason {@code stop}, or {@code length} where the cap ended it
 */
record Completion(int tokens, int pieces, IntFunction<String> piece, String finishReason) {
    private static final Pattern BEFORE_NEXT_WORD = Pattern.compile("(?<=\\S)(?=\\s)");

    /** One word a token. */
    static Completion generated(Words words, int tokens, boolean capped) {
        return new Completion(tokens, tokens, words::piece, capped ? "length" : "stop");
    }

    /** A given text, word by word, each with the white space before it. */
    static Completion scripted(String text, int tokens) {
        var words = text.isEmpty() ? List.<String>of() : List.of(BEFORE_NEXT_WORD.split(text));
        return new Completion(tokens, words.size(), words::get, "stop");
    }

    /** How many pieces are there when that many tokens are generated: all with the last one, else in proportion. */
    int piecesBy(int generated) {
        return generated >= tokens ? pieces : (int) ((long) pieces * generated / tokens);
    }

    String text() {
        return IntStream.range(0, pieces).mapToObj(piece).collect(Collectors.joining());
    }
}
