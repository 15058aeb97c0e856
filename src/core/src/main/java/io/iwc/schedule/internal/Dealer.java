package io.iwc.schedule.internal;

import io.iwc.schedule.Shard;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Map;

/** Deals requests out to shards, to be asked about each once and in the order of the workload. For one thread. */
final class Dealer {
    private final Shard shard;
    private final Map<String, Integer> dealt = new HashMap<>();
    private int hands;

    Dealer(Shard shard) {
        this.shard = shard;
    }

    /** Whether the shard sends it; a request without a session is a session of its own. */
    boolean dealsToShard(Request request) {
        int hand = request.sessionId()
                .map(it -> dealt.computeIfAbsent(it, first -> hands++))
                .orElseGet(() -> hands++);
        return hand % shard.count() == shard.index() - 1;
    }
}
