package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.Arrays;

/**
 * Prompt lengths of sessions. Two things are known: how long prompts are, and how much longer each is than the one of
 * the turn before it. Lengths are ranked to fit the one and the other in turn, and those kept whose growth fits best.
 */
final class PromptGrowth {
    private static final int ROUNDS = 60;

    private final double[] lengths;
    private final double[] growths;
    private final boolean[] follows;

    /**
     * @param lengths of all requests in sessions, ascending
     * @param growths of all turns but the first ones, ascending
     */
    PromptGrowth(ConversationIndex conversations, double[] lengths, double[] growths) {
        this.lengths = lengths;
        this.growths = growths;
        follows = follows(conversations, lengths.length);
    }

    /** Which requests in sessions, numbered without those outside, have a turn before them. */
    private static boolean[] follows(ConversationIndex conversations, int covered) {
        var follows = new boolean[covered];
        var place = 0;
        for (var i = 0; i < conversations.count(); i++) {
            if (conversations.isSession(i)) {
                var size = conversations.end(i) - conversations.first(i);
                Arrays.fill(follows, place + 1, place + size, true);
                place += size;
            }
        }
        return follows;
    }

    /** Lengths of the requests in sessions, session by session. */
    double[] fitted(SeededRandom random) {
        var starts = lengths.clone();
        Ranks.shuffle(starts, random);
        var steps = growths.clone();
        Ranks.shuffle(steps, random);
        var current = Ranks.like(begun(starts, steps), lengths);
        var best = current;
        var least = distance(current);
        for (var round = 0; round < ROUNDS && least > 0; round++) {
            current = Ranks.like(growing(current), lengths);
            var distance = distance(current);
            if (distance < least) {
                least = distance;
                best = current;
            }
        }
        return best;
    }

    private double[] begun(double[] starts, double[] steps) {
        var begun = new double[lengths.length];
        var step = 0;
        for (var i = 0; i < begun.length; i++) {
            begun[i] = follows[i] ? begun[i - 1] + steps[step++] : starts[i] / 2;
        }
        return begun;
    }

    /** The same sessions about the same means, but with the growths of the source, ranked as they are now. */
    private double[] growing(double[] current) {
        var wanted = Ranks.like(differences(current), growths);
        var grown = new double[current.length];
        var step = 0;
        for (var first = 0; first < grown.length; ) {
            var end = first + 1;
            while (end < grown.length && follows[end]) {
                grown[end] = grown[end - 1] + wanted[step++];
                end++;
            }
            var shift = mean(current, first, end) - mean(grown, first, end);
            for (var i = first; i < end; i++) {
                grown[i] += shift;
            }
            first = end;
        }
        return grown;
    }

    private double[] differences(double[] current) {
        var differences = new double[growths.length];
        var step = 0;
        for (var i = 1; i < current.length; i++) {
            if (follows[i]) {
                differences[step++] = current[i] - current[i - 1];
            }
        }
        return differences;
    }

    private double distance(double[] current) {
        var found = differences(current);
        Arrays.sort(found);
        var distance = 0.0;
        for (var i = 0; i < found.length; i++) {
            distance += Math.abs(found[i] - growths[i]);
        }
        return distance;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(0);
    }
}
