package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import java.util.Arrays;

/**
 * Which requests belong together, in the order in which the conversations begin. Requests are numbered conversation by
 * conversation, turn by turn; a request without a session is a conversation of its own.
 */
final class ConversationIndex {
    private final int[] firsts;
    private final boolean[] sessions;

    private ConversationIndex(int[] sizes, boolean[] sessions) {
        firsts = new int[sizes.length + 1];
        for (var i = 0; i < sizes.length; i++) {
            firsts[i + 1] = firsts[i] + sizes[i];
        }
        this.sessions = sessions;
    }

    /** As many sessions, and as long ones, as the source has for so many requests. */
    static ConversationIndex like(Source source, int requests, SeededRandom random) {
        var covered = source.hasSessions()
                ? Math.max(1, (int) Math.round(source.number(Metric.SESSION_COVERAGE, 0) * requests))
                : 0;
        var turns = covered == 0 ? new int[0] : turns(source, requests, covered);
        var order = Ranks.permutation(turns.length + requests - covered, random);
        var sizes = new int[order.length];
        var sessions = new boolean[order.length];
        for (var place = 0; place < order.length; place++) {
            sessions[place] = order[place] < turns.length;
            sizes[place] = sessions[place] ? turns[order[place]] : 1;
        }
        return new ConversationIndex(sizes, sessions);
    }

    private static int[] turns(Source source, int requests, int covered) {
        var count = Math.max(1, Math.min(covered, source.scaled(Metric.SESSION_COUNT, requests)));
        var turns = source.required(MetricFamily.SESSION_TURNS).wholesDealtTo(count, 1);
        var over = Arrays.stream(turns).sum() - covered;
        // a few turns more or less, from the longest sessions down
        for (var i = count - 1; over != 0; i = i == 0 ? count - 1 : i - 1) {
            if (over < 0 || turns[i] > 1) {
                turns[i] -= Integer.signum(over);
                over -= Integer.signum(over);
            }
        }
        return turns;
    }

    /** How many conversations there are. */
    int count() {
        return sessions.length;
    }

    /** How many requests there are. */
    int requests() {
        return firsts[sessions.length];
    }

    /** Number of a conversation's first request. */
    int first(int conversation) {
        return firsts[conversation];
    }

    /** Number after that of a conversation's last request. */
    int end(int conversation) {
        return firsts[conversation + 1];
    }

    /** Whether it has a session id. */
    boolean isSession(int conversation) {
        return sessions[conversation];
    }

    /** Whether any session has a second turn. */
    boolean haveTurns() {
        return requests() > count();
    }
}
