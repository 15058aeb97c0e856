package io.iwc.generate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Which request comes at which time. The times are there already; a turn takes the first one after its gap since the
 * turn before is over. While no turn is due a new conversation begins, unless as many are open as the gaps make it on
 * average (Little's law), or at the rate of late where that is clearly higher: then the turn that is due next comes
 * early. So some turns wait for a time and some do not wait long enough, and the gaps are about right in the middle.
 */
final class TurnPlacement {
    private static final double LATE = 4; // usual gaps

    private final ConversationIndex conversations;
    private final double[] turnGapNanos;
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingInt(Due::request));
    private int nextConversation;
    private int nextGap;

    /** @param turnGapNanos one for each turn but the first ones, in the order they are used */
    TurnPlacement(ConversationIndex conversations, double[] turnGapNanos) {
        this.conversations = conversations;
        this.turnGapNanos = turnGapNanos;
    }

    /** The request at each of the ascending times. */
    int[] at(long[] nanos) {
        var span = Math.max(1, nanos[nanos.length - 1]);
        var usuallyOpen = Arrays.stream(turnGapNanos).sum() / span;
        var usualGap = Arrays.stream(turnGapNanos).average().orElse(0);
        var requests = new int[nanos.length];
        var late = 0;
        for (var i = 0; i < nanos.length; i++) {
            while (nanos[late] < nanos[i] - LATE * usualGap) {
                late++;
            }
            var openOfLate = (i - late - 1) / LATE * turnGapNanos.length / nanos.length;
            requests[i] = next(nanos[i], Math.max(usuallyOpen, openOfLate));
        }
        return requests;
    }

    private int next(long now, double usuallyOpen) {
        var due = waiting.peek();
        var mayBegin = nextConversation < conversations.count() && (due == null || waiting.size() < usuallyOpen);
        if (due != null && (due.nanos() <= now || !mayBegin)) {
            waiting.poll();
            return placed(due.conversation(), due.request(), now);
        }
        var conversation = nextConversation++;
        return placed(conversation, conversations.first(conversation), now);
    }

    private int placed(int conversation, int request, long now) {
        if (request + 1 < conversations.end(conversation)) {
            waiting.add(new Due(now + (long) turnGapNanos[nextGap++], conversation, request + 1));
        }
        return request;
    }

    private record Due(long nanos, int conversation, int request) {}
}
