package io.iwc.simulator.internal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sequences that wait for admission: first come first served, where whoever was preempted goes to the front; or by
 * priority, then by arrival. Who is done is passed over.
 */
final class WaitingQueue {
    private static final Comparator<Sequence> MOST_URGENT =
            Comparator.comparingLong(Sequence::priority).thenComparingLong(sequence -> sequence.order);

    private final Deque<Sequence> inOrder = new ArrayDeque<>();
    private final TreeSet<Sequence> byPriority = new TreeSet<>(MOST_URGENT);
    private final boolean priorities;
    private int count;

    WaitingQueue(boolean priorities) {
        this.priorities = priorities;
    }

    int count() {
        return count;
    }

    void addLast(Sequence sequence) {
        count++;
        if (priorities) {
            byPriority.add(sequence);
        } else {
            inOrder.addLast(sequence);
        }
    }

    void addFirst(Sequence sequence) {
        count++;
        if (priorities) {
            byPriority.add(sequence);
        } else {
            inOrder.addFirst(sequence);
        }
    }

    @Nullable
    Sequence peek() {
        if (priorities) {
            return byPriority.isEmpty() ? null : byPriority.first();
        }
        while (!inOrder.isEmpty() && inOrder.peek().done) {
            inOrder.remove();
        }
        return inOrder.peek();
    }

    void removeFirst() {
        count--;
        if (priorities) {
            byPriority.pollFirst();
        } else {
            inOrder.remove();
        }
    }

    /** One that waits is done. */
    void leave(Sequence sequence) {
        count--;
        byPriority.remove(sequence);
    }
}
