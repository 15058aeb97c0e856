package io.iwc.simulator.internal;

import io.iwc.simulator.Scheduling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends each request to one of the replicas of a server. It knows how much each has to do and what it has sent where,
 * not what their caches hold. Not thread-safe.
 *
 * @since 0.1
 */
public final class Router {
    private static final int WAITING_COUNTS = 4;
    private static final int MOST_REMEMBERED = 1 << 18;

    private final Scheduling.Router kind;
    private final Map<BlockKey, Integer> sent = new LinkedHashMap<>();
    private int next;

    /** A router that has sent nothing. */
    public Router(Scheduling.Router kind) {
        this.kind = kind;
    }

    /**
     * The replica of a request, from 0.
     *
     * @param loads of all replicas
     */
    public int choose(PromptTokens prompt, List<EngineLoad> loads) {
        if (loads.size() == 1) {
            return 0;
        }
        return switch (kind) {
            case ROUND_ROBIN -> next++ % loads.size();
            case LEAST_LOADED -> leastLoaded(loads);
            case PREFIX_AWARE -> byPrefix(prompt, loads);
        };
    }

    private static int leastLoaded(List<EngineLoad> loads) {
        var least = 0;
        for (var replica = 1; replica < loads.size(); replica++) {
            if (toDo(loads.get(replica)) < toDo(loads.get(least))) {
                least = replica;
            }
        }
        return least;
    }

    private static int toDo(EngineLoad load) {
        return WAITING_COUNTS * load.waiting() + load.running();
    }

    private int byPrefix(PromptTokens prompt, List<EngineLoad> loads) {
        var keys = prompt.blocks();
        var chosen = -1;
        for (var i = keys.size() - 1; i >= 0 && chosen < 0; i--) {
            chosen = sent.getOrDefault(keys.get(i), -1);
        }
        if (chosen < 0) {
            chosen = leastLoaded(loads);
        }
        for (var i = 0; i < keys.size(); i++) {
            sent.put(keys.get(i), chosen);
        }
        for (var oldest = sent.keySet().iterator(); sent.size() > MOST_REMEMBERED; ) {
            oldest.next();
            oldest.remove();
        }
        return chosen;
    }
}
