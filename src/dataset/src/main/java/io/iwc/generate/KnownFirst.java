package io.iwc.generate;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Puts requests in an order in which a prompt never begins with more blocks than any earlier one has. */
final class KnownFirst {
    private final int[] hits;
    private final int[] fullBlocks;
    private final PriorityQueue<Integer> deferred;
    private int next;
    private int longest;

    KnownFirst(int[] hits, int[] fullBlocks) {
        this.hits = hits;
        this.fullBlocks = fullBlocks;
        deferred = new PriorityQueue<>(
                Comparator.comparingInt((Integer request) -> hits[request]).thenComparing(Comparator.naturalOrder()));
    }

    /** The requests, as near to their own order as can be; what no order allows comes last. */
    int[] order() {
        var order = new int[hits.length];
        for (var place = 0; place < order.length; place++) {
            order[place] = chosen();
            longest = Math.max(longest, fullBlocks[order[place]]);
        }
        return order;
    }

    private int chosen() {
        var waiting = deferred.peek();
        if (waiting != null && hits[waiting] <= longest) {
            deferred.poll();
            return waiting;
        }
        while (next < hits.length) {
            var request = next++;
            if (hits[request] <= longest) {
                return request;
            }
            deferred.add(request);
        }
        return deferred.remove();
    }
}
