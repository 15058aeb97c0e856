package io.iwc.testing;

import java.util.Random;

/**
 * Laws of traffic to draw requests from: two draws of one law differ by chance alone. Prompts longer by a factor. What
 * is drawn goes to whoever makes requests of it, so that nothing here has to know them.
 */
public enum Traffic {
    /** Poisson arrivals, log-normal lengths, no memory. */
    INDEPENDENT {
        @Override
        void fill(Requests requests, int size, double factor, Random random) {
            var now = 0L;
            for (var i = 0; i < size; i++) {
                now += exponential(random, 0.2e9);
                single(requests, factor * 300, now, random);
            }
        }
    },
    /** Conversations of one to eight turns, each prompt beginning with the one before it. */
    SESSIONS {
        @Override
        void fill(Requests requests, int size, double factor, Random random) {
            var start = 0L;
            var made = 0;
            for (var session = 0; made < size; session++) {
                start += exponential(random, 0.8e9);
                var now = start;
                var tokens = factor * 100 * logNormal(random, 0.5);
                var turns = 1 + random.nextInt(8);
                for (var turn = 0; turn < turns && made < size; turn++, made++) {
                    var blocks = blocks(session, (int) tokens / BLOCK);
                    var output = (int) Math.round(80 * logNormal(random, 0.5));
                    requests.turn("s" + session, turn, now, (int) Math.round(tokens), BLOCK, blocks, output);
                    tokens += factor * 120 * logNormal(random, 0.5);
                    now += exponential(random, 5e9);
                }
            }
        }
    },
    /** Bursts of some dozen requests of a kind, quiet between them: gaps and lengths depend on the ones before. */
    BURSTY {
        @Override
        void fill(Requests requests, int size, double factor, Random random) {
            var now = 0L;
            for (var made = 0; made < size; ) {
                now += exponential(random, 8e9);
                var burst = 1 + (int) (-15 * Math.log(1 - random.nextDouble()));
                var typical = factor * 300 * logNormal(random, 0.3);
                for (var i = 0; i < burst && made < size; i++, made++) {
                    now += exponential(random, 0.05e9);
                    single(requests, typical, now, random);
                }
            }
        }
    };

    private static final int BLOCK = 16;

    abstract void fill(Requests requests, int size, double factor, Random random);

    /** Draws so many requests of this law; the same seed draws the same ones. */
    public void draw(long seed, int size, double factor, Requests requests) {
        fill(requests, size, factor, new Random(seed));
    }

    private static void single(Requests requests, double typical, long now, Random random) {
        var prompt = (int) Math.round(typical * logNormal(random, 0.6));
        requests.single(now, prompt, (int) Math.round(100 * logNormal(random, 0.5)));
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

    /** Takes what is drawn; times in nanoseconds, lengths in tokens. */
    public interface Requests {
        /** A request that belongs to no session. */
        void single(long arrival, int promptTokens, int outputTokens);

        /** A turn of a session, whose prompt consists of blocks of that many tokens and a rest. */
        void turn(String session, int turn, long arrival, int promptTokens, int block, long[] blocks, int outputTokens);
    }
}
