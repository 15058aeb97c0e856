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
        private final Deque<ComparedPrompt> last = new ArrayDeque<>();

        Optional<ComparedPrompt> broken(ComparedPrompt now, String head) {
            if (!known.add(head)) {
                return Optional.empty();
            }
            Optional<ComparedPrompt> most = Optional.empty();
            var similarity = ALIKE;
            for (var earlier : last) {
                var found = similarity(earlier.head(), head);
                if (found >= similarity && (most.isEmpty() || found > similarity)) {
                    similarity = found;
                    most = Optional.of(earlier);
                }
            }
            last.addFirst(now);
            if (last.size() > MOST) {
                last.removeLast();
            }
            return most;
        }
    }

    /** Words that both have, as a share of those of the longer one. */
    private static double similarity(String one, String other) {
        var words = new HashMap<String, Integer>();
        var left = SPACE.splitAsStream(one).toList();
        for (var word : left) {
            words.merge(word, 1, Integer::sum);
        }
        var right = SPACE.splitAsStream(other).toList();
        var common = 0;
        for (var word : right) {
            if (words.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return (double) common / Math.max(left.size(), right.size());
    }
}
