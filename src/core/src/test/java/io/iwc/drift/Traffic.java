package io.iwc.drift;

import io.iwc.fingerprint.Examples;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Laws of traffic to draw workloads from: two of one law differ by chance alone. Prompts longer by a factor. */
enum Traffic {
    /** Poisson arrivals, log-normal lengths, no memory. */
    INDEPENDENT {
        @Override
        void fill(List<Request> requests, int size, double factor, Random random) {
            var now = 0L;
            while (requests.size() < size) {
                now += exponential(random, 0.2e9);
                requests.add(request(random, factor * 300, now).build());
            }
        }
    },
    /** Conversations of one to eight turns, each prompt beginning with the one before it. */
    SESSIONS {
        @Override
        void fill(List<Request> requests, int size, double factor, Random random) {
            var start = 0L;
            for (var session = 0; requests.size() < size; session++) {
                start += exponential(random, 0.8e9);
                var now = start;
                var tokens = factor * 100 * logNormal(random, 0.5);
                var turns = 1 + random.nextInt(8);
                for (var turn = 0; turn < turns && requests.size() < size; turn++) {
                    var blocks = blocks(session, (int) tokens / BLOCK);
                    requests.add(Request.lengthOnly((int) Math.round(tokens))
                            .withPrefix(PrefixBlocks.of(BLOCK, blocks))
                            .inSession("s" + session)
                            .asTurn(turn)
                            .withOutputTokens((int) Math.round(80 * logNormal(random, 0.5)))
                            .arrivingAt(now)
                            .build());
                    tokens += factor * 120 * logNormal(random, 0.5);
                    now += exponential(random, 5e9);
                }
            }
        }
    },
    /** Bursts of some dozen requests of a kind, quiet between them: gaps and lengths depend on the ones before. */
    BURSTY {
        @Override
        void fill(List<Request> requests, int size, double factor, Random random) {
            var now = 0L;
            while (requests.size() < size) {
                now += exponential(random, 8e9);
                var burst = 1 + (int) (-15 * Math.log(1 - random.nextDouble()));
                var typical = factor * 300 * logNormal(random, 0.3);
                for (var i = 0; i < burst && requests.size() < size; i++) {
                    now += exponential(random, 0.05e9);
                    requests.add(request(random, typical, now).build());
                }
            }
        }
    };

    private static final int BLOCK = 16;

    abstract void fill(List<Request> requests, int size, double factor, Random random);

    /** A workload of this law. */
    Workload draw(long seed, int size, double factor) {
        var requests = new ArrayList<Request>();
        fill(requests, size, factor, new Random(seed));
        return Examples.workload("traffic", requests);
    }

    private static Request.Builder request(Random random, double typical, long now) {
        return Request.lengthOnly((int) Math.round(typical * logNormal(random, 0.6)))
                .withOutputTokens((int) Math.round(100 * logNormal(random, 0.5)))
                .arrivingAt(now);
    }

    private static double logNormal(Random random, double sigma) {
        return Math.exp(sigma * random.nextGaussian());
    }

    private static long exponential(Random random, double meanNanos) {
        return Math.round(-meanNanos * Math.log(1 - random.nextDouble()));
    }

    private static long[] blocks(int session, int count) {
        var ids = new long[count];
        for (var i = 0; i < count; i++) {
            ids[i] = session * 100_000L + i;
        }
        return ids;
    }
}
