package io.iwc.generate;

/**
 * Sees to it that no prompt begins with more blocks than any earlier one has: what would be known too early changes its
 * share with a later prompt that is not known as much, and blocks that get lost so are known elsewhere.
 */
final class KnownInTime {
    private static final int REACH = 1_000;

    private final int[] known;
    private final int[] full;

    /**
     * @param known leading blocks of each prompt that are known, in the order of arrival
     * @param full how many full blocks each has
     */
    KnownInTime(int[] known, int[] full) {
        this.known = known.clone();
        this.full = full;
    }

    int[] blocks() {
        var missing = 0L;
        var longest = 0;
        for (var i = 0; i < known.length; i++) {
            if (known[i] > longest) {
                missing += exchanged(i, longest);
            }
            longest = Math.max(longest, full[i]);
        }
        spread(missing);
        return known;
    }

    /** How many blocks less are known after it. */
    private int exchanged(int place, int longest) {
        var end = (int) Math.min(known.length, (long) place + REACH);
        var other = place + 1;
        while (other < end && of(place, other) > longest) {
            other++;
        }
        if (other >= end) {
            var lost = known[place] - longest;
            known[place] = longest;
            return lost;
        }
        var before = known[place] + known[other];
        var here = of(place, other);
        known[other] = of(other, place);
        known[place] = here;
        return before - known[place] - known[other];
    }

    /** What a prompt would know with the share of another one. */
    private int of(int place, int other) {
        if (known[other] == 0) {
            return 0;
        }
        var blocks = StrictMath.rint((double) known[other] * full[place] / full[other]);
        return (int) Math.max(Math.min(1, full[place]), blocks);
    }

    private void spread(long blocks) {
        var missing = blocks;
        for (var moved = true; moved && missing != 0; ) {
            moved = false;
            var longest = 0;
            for (var i = 0; i < known.length && missing != 0; i++) {
                var step = Long.signum(missing);
                if (known[i] > 0 && known[i] + step >= 1 && known[i] + step <= Math.min(full[i], longest)) {
                    known[i] += step;
                    missing -= step;
                    moved = true;
                }
                longest = Math.max(longest, full[i]);
            }
        }
    }
}
