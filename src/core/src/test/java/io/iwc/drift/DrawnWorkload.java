package io.iwc.drift;

import io.iwc.fingerprint.Examples;
import io.iwc.testing.Traffic;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Makes a workload of what is drawn from a law of traffic. */
public final class DrawnWorkload implements Traffic.Requests {
    private final List<Request> requests = new ArrayList<>();

    private DrawnWorkload() {}

    public static Workload of(Traffic traffic, long seed, int size, double factor) {
        var drawn = new DrawnWorkload();
        traffic.draw(seed, size, factor, drawn);
        return Examples.workload("traffic", drawn.requests);
    }

    @Override
    public void single(long arrival, int promptTokens, int outputTokens) {
        requests.add(Request.lengthOnly(promptTokens)
                .withOutputTokens(outputTokens)
                .arrivingAt(arrival)
                .build());
    }

    @Override
    public void turn(
            String session, int turn, long arrival, int promptTokens, int block, long[] blocks, int outputTokens) {
        requests.add(Request.lengthOnly(promptTokens)
                .withPrefix(PrefixBlocks.of(block, blocks))
                .inSession(session)
                .asTurn(turn)
                .withOutputTokens(outputTokens)
                .arrivingAt(arrival)
                .build());
    }
}
