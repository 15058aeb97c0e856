package io.iwc.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * Byte-pair encoding: text is split into words, and the bytes of a word are joined pair by pair, that of
 * the lowest rank first and the leftmost of equal ones, until no pair is a token. Safe for use by several threads.
 *
 * <p>Our own beside jtokkit, which is what it is held against: that needs half a second of a processor before its first
 * token, for which the first test of every fresh JVM would wait.
 */
final class BytePairs implements Vocabulary {
    private final Function<String, Words> words;
    private final RankTable ranks;

    /**
     * An encoding.
     *
     * @param words those of a text, each to be encoded by itself
     * @param ranks in which every single byte is a token
     */
    BytePairs(Function<String, Words> words, RankTable ranks) {
        this.words = words;
        this.ranks = ranks;
    }

    @Override
    public int[] encode(String text) {
        var encoding = new Run();
        var split = words.apply(text);
        for (int from = 0, end; from < text.length(); from = end) {
            end = split.end(from);
            encoding.add(text, from, end);
        }
        return Arrays.copyOf(encoding.tokens, encoding.count);
    }

    @Override
    public int count(String text) {
        return encode(text).length;
    }

    /** The words of one text, which leave nothing of it out. */
    @FunctionalInterface
    interface Words {
        /** Where the word ends, behind its first character, that begins there. */
        int end(int from);
    }

    /** The tokens of one text. */
    private final class Run {
        private static final int LONG = 256; // from where on looking through all pairs for each takes too long
        private static final int NO_PAIR = Integer.MAX_VALUE;

        private int[] tokens = new int[64];
        private int count;
        private byte[] word = new byte[64];
        private int length;
        private int[] starts = new int[64]; // of the parts of a word
        private int[] pairs = new int[64]; // the rank of each with the next

        void add(String text, int from, int to) {
            spell(text, from, to);
            var rank = ranks.rankOf(word, 0, length);
            if (rank != RankTable.NONE) {
                push(rank);
            } else if (length < LONG) {
                join();
            } else {
                joinMany();
            }
        }

        private void spell(String text, int from, int to) {
            if (word.length < to - from) {
                word = new byte[2 * (to - from)];
            }
            length = to - from;
            for (var i = 0; i < length; i++) {
                var sign = text.charAt(from + i);
                if (sign >= 0x80) {
                    word = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
                    length = word.length;
                    return;
                }
                word[i] = (byte) sign;
            }
        }

        private void push(int rank) {
            if (count == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * count);
            }
            tokens[count++] = rank;
        }

        private void join() {
            makeRoom();
            var parts = length;
            for (var i = 0; i <= parts; i++) {
                starts[i] = i;
            }
            for (var i = 0; i < parts; i++) {
                pairs[i] = pairAt(i, parts);
            }
            for (var least = least(parts); pairs[least] != NO_PAIR; least = least(parts)) {
                System.arraycopy(starts, least + 2, starts, least + 1, parts - least - 1);
                System.arraycopy(pairs, least + 2, pairs, least + 1, parts - least - 2);
                parts--;
                pairs[least] = pairAt(least, parts);
                if (least > 0) {
                    pairs[least - 1] = pairAt(least - 1, parts);
                }
            }
            for (var i = 0; i < parts; i++) {
                push(ranks.rankOf(word, starts[i], starts[i + 1]));
            }
        }

        private void makeRoom() {
            if (starts.length <= length) {
                starts = new int[2 * length];
                pairs = new int[2 * length];
            }
        }

        private int least(int parts) {
            var least = 0;
            for (var i = 1; i < parts; i++) {
                least = pairs[i] < pairs[least] ? i : least;
            }
            return least;
        }

        private int pairAt(int part, int parts) {
            return part + 2 > parts ? NO_PAIR : pair(starts[part], starts[part + 2]);
        }

        private int pair(int from, int to) {
            var rank = ranks.rankOf(word, from, to);
            return rank == RankTable.NONE ? NO_PAIR : rank;
        }

        /** The same for a long word: parts are known by where they begin, and pairs wait in the order of their ranks. */
        private void joinMany() {
            makeRoom();
            var next = new int[length + 1]; // where the part behind each begins
            var before = new int[length + 1];
            var waiting = new PriorityQueue<Long>();
            for (var at = 0; at <= length; at++) {
                next[at] = at + 1;
                before[at] = at - 1;
            }
            for (var at = 0; at < length; at++) {
                wait(at, next, waiting);
            }
            for (var first = waiting.poll(); first != null; first = waiting.poll()) {
                var at = first.intValue();
                if (pairs[at] != first >> Integer.SIZE) {
                    continue; // one of the two is another by now
                }
                pairs[next[at]] = NO_PAIR;
                next[at] = next[next[at]];
                before[next[at]] = at;
                wait(at, next, waiting);
                if (at > 0) {
                    wait(before[at], next, waiting);
                }
            }
            for (var at = 0; at < length; at = next[at]) {
                push(ranks.rankOf(word, at, next[at]));
            }
        }

        private void wait(int at, int[] next, PriorityQueue<Long> waiting) {
            pairs[at] = next[at] >= length ? NO_PAIR : pair(at, next[next[at]]);
            if (pairs[at] != NO_PAIR) {
                waiting.add(((long) pairs[at] << Integer.SIZE) | at);
            }
        }
    }
}
