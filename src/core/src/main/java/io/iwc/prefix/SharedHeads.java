package io.iwc.prefix;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The heads (tools and system prompt) that sessions began with so far. A new head is held against the most similar one
 * of the {@value #MOST} seen last; one that has less than half of its words in common with each of them is another
 * application's and breaks nothing.
 */
final class SharedHeads {
    private static final int MOST = 32;
    private static final double ALIKE = 0.5;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Map<String, Heads> byModel = new HashMap<>();

    /** The earlier prompt whose head this one should have; empty if it has one that is known, or one like no other. */
    Optional<ComparedPrompt> broken(ComparedPrompt now) {
        var head = now.head();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        return byModel.computeIfAbsent(now.request().model().orElse(""), model -> new Heads())
                .broken(now, head);
    }

    private static final class Heads {
        private final Set<String> known = new HashSet<>();
        private final Deque<Head> last = new ArrayDeque<>();

        Optional<ComparedPrompt> broken(ComparedPrompt now, String head) {
            if (!known.add(head)) {
                return Optional.empty();
            }
            var own = Head.of(now, head);
            Optional<ComparedPrompt> most = Optional.empty();
            var similarity = ALIKE;
            for (var earlier : last) {
                var found = earlier.similarity(own);
                if (found >= similarity && (most.isEmpty() || found > similarity)) {
                    similarity = found;
                    most = Optional.of(earlier.prompt);
                }
            }
            last.addFirst(own);
            if (last.size() > MOST) {
                last.removeLast();
            }
            return most;
        }
    }

    /** A head and how often each word stands in it. */
    private record Head(ComparedPrompt prompt, Map<String, Integer> words, int length) {
        static Head of(ComparedPrompt prompt, String head) {
            var words = new HashMap<String, Integer>();
            SPACE.splitAsStream(head).forEach(word -> words.merge(word, 1, Integer::sum));
            return new Head(
                    prompt,
                    words,
                    words.values().stream().mapToInt(Integer::intValue).sum());
        }

        /** Words that both have, as a share of those of the longer one. */
        double similarity(Head other) {
            var common = 0;
            for (var word : words.entrySet()) {
                common += Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0));
            }
            return (double) common / Math.max(length, other.length);
        }
    }
}
