package io.iwc.arrival.internal;

/**
 * NumPy's {@code SeedSequence}: spreads a seed over a pool of four words, and draws the state of a generator from it.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/random/bit_generators/generated/numpy.random.SeedSequence.html">
 *     numpy.random.SeedSequence</a>
 */
final class SeedSequence {
    private static final int POOL_SIZE = 4;
    private static final int POOL_START = 0x43b0d7e5;
    private static final int POOL_MULTIPLIER = 0x931e8875;
    private static final int STATE_START = 0x8b51f9dd;
    private static final int STATE_MULTIPLIER = 0x58f38ded;
    private static final int MIX_LEFT = 0xca01f9dd;
    private static final int MIX_RIGHT = 0x4973f715;

    private final int[] pool = new int[POOL_SIZE];

    SeedSequence(long seed) {
        var words = SeedWords.of(seed);
        var hash = new RunningHash(POOL_START, POOL_MULTIPLIER);
        for (var i = 0; i < POOL_SIZE; i++) {
            pool[i] = hash.of(i < words.length ? words[i] : 0);
        }
        for (var source = 0; source < POOL_SIZE; source++) {
            for (var target = 0; target < POOL_SIZE; target++) {
                if (source != target) {
                    pool[target] = mix(pool[target], hash.of(pool[source]));
                }
            }
        }
    }

    /** As {@code generate_state(count, uint64)}: each from two 32-bit words, the low one first. */
    long[] state(int count) {
        var hash = new RunningHash(STATE_START, STATE_MULTIPLIER);
        var state = new long[count];
        for (var i = 0; i < 2 * count; i++) {
            var word = Integer.toUnsignedLong(hash.of(pool[i % POOL_SIZE]));
            state[i / 2] |= word << (i % 2 * Integer.SIZE);
        }
        return state;
    }

    private static int mix(int left, int right) {
        return folded(MIX_LEFT * left - MIX_RIGHT * right);
    }

    private static int folded(int word) {
        return word ^ (word >>> 16);
    }

    /** A multiplicative hash whose constant moves on with every word. */
    private static final class RunningHash {
        private final int multiplier;
        private int constant;

        RunningHash(int start, int multiplier) {
            constant = start;
            this.multiplier = multiplier;
        }

        int of(int word) {
            var value = word ^ constant;
            constant *= multiplier;
            return folded(value * constant);
        }
    }
}
