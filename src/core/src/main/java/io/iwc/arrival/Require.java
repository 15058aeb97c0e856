package io.iwc.arrival;

import io.iwc.IwcException;

/** Checks of the parameters of a process, with their messages. */
final class Require {
    private Require() {}

    static double positive(String parameter, double value) {
        return Bound.POSITIVE.require(parameter, value);
    }

    static double nonNegative(String parameter, double value) {
        return Bound.NOT_NEGATIVE.require(parameter, value);
    }

    static double share(String parameter, double value) {
        return Bound.SHARE.require(parameter, value);
    }

    static long atLeast(long least, String parameter, long value) {
        if (value < least) {
            throw new IllegalArgumentException(parameter + ": found " + value + ", expected an integer ≥ " + least);
        }
        return value;
    }

    /** The Python tools that mt19937 reproduces have Poisson arrivals only. */
    static void pcg64(String kind, Rng rng) {
        if (rng != Rng.PCG64) {
            throw new IwcException("rng: found " + rng.id() + ", expected pcg64 (" + kind
                    + " arrivals are drawn from pcg64 only; mt19937 is there for poisson)");
        }
    }
}
