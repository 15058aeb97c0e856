package io.iwc.tokens;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Words between white space, for counts that need no vocabulary. A token is the identity of its word, never its
 * position: equal words have equal ids, in every text that this instance sees.
 *
 * <p>Safe for use by several threads. Which id a word gets depends on the order in which words are first seen; only
 * equality means anything. Keeps every distinct word that it has encoded; {@link #count} keeps none.
 */
final class WhitespaceTokenizer implements Tokenizer {
    static final String ID = "whitespace";

    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int[] encode(String text) {
        var tokens = new int[count(text)];
        var end = 0;
        for (var i = 0; i < tokens.length; i++) {
            var start = wordFrom(end, text);
            end = wordEnd(start, text);
            tokens[i] = idOf(text.substring(start, end));
        }
        return tokens;
    }

    @Override
    public int count(String text) {
        var words = 0;
        for (var start = wordFrom(0, text); start < text.length(); start = wordFrom(wordEnd(start, text), text)) {
            words++;
        }
        return words;
    }

    private int idOf(String word) {
        return ids.computeIfAbsent(word, unseen -> next.getAndIncrement());
    }

    private static int wordFrom(int index, String text) {
        var start = index;
        while (start < text.length() && WhiteSpace.contains(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int wordEnd(int start, String text) {
        var end = start;
        while (end < text.length() && !WhiteSpace.contains(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
