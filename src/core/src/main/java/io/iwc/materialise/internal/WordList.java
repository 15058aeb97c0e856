package io.iwc.materialise.internal;

import io.iwc.IwcException;
import io.iwc.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Short words that are exactly one token each, including the space before them. Checked with the tokenizer itself, so
 * this holds for whatever vocabulary it has. Words of two and three letters suffice for every vocabulary in use, and
 * are quick to try.
 */
final class WordList {
    /** With fewer words, 64-bit ids would not fit into a block of 16 tokens. */
    private static final int ENOUGH = 16;

    private static final int WANTED = 2048;

    private final String[] words;

    private WordList(String[] words) {
        this.words = words;
    }

    /**
     * The words of a tokenizer, in a fixed order.
     *
     * @throws IwcException if too few words are one token
     */
    static WordList of(Tokenizer tokenizer) {
        List<String> found = new ArrayList<>(WANTED);
        for (var number = 0; number < 26 * 27 * 26 && found.size() < WANTED; number++) {
            var word = spell(number);
            if (tokenizer.count(word) == 1 && tokenizer.count(word + word) == 2) {
                found.add(word);
            }
        }
        if (found.size() < ENOUGH) {
            throw new IwcException("tokenizer " + tokenizer.id() + ": found " + found.size()
                    + " short words of one token, expected at least " + ENOUGH
                    + "; text of an exact length cannot be made with it");
        }
        return new WordList(found.toArray(String[]::new));
    }

    int size() {
        return words.length;
    }

    String word(int index) {
        return words[index];
    }

    /** How many words, read as digits, represent all 64-bit numbers. */
    int digitsOfALong() {
        var digits = 1;
        for (var rest = Long.divideUnsigned(-1L, words.length); rest != 0; digits++) {
            rest = Long.divideUnsigned(rest, words.length);
        }
        return digits;
    }

    /** Every word of two letters, then every word of three. */
    private static String spell(int number) {
        var first = (char) ('a' + number % 26);
        var second = (char) ('a' + number / 26 % 26);
        var third = number / (26 * 26);
        return " " + first + second + (third == 0 ? "" : String.valueOf((char) ('a' + third - 1)));
    }
}
