package io.iwc.arrival.internal;

import io.iwc.IwcException;
import io.iwc.arrival.Rng;

/** Checks of the parameters of a process, with their messages. */
public final class Require {
    private Require() {}

    public static double positive(String parameter, double value) {
        return Bound.POSITIVE.require(parameter, value);
    }

    public static double nonNegative(String parameter, double value) {
        return Bound.NOT_NEGATIVE.require(parameter, value);
    }

    public static double share(String parameter, double value) {
        return Bound.SHARE.require(parameter, value);
    }

    public static long atLeast(long least, String parameter, long value) {
        if (value < least) {
            throw new IllegalArgumentException(parameter + ": found " + value + ", expected an integer ≥ " + least);
        }
        return value;
    }

    /** The Python tools that mt19937 reproduces have Poisson arrivals only. */
    public static void pcg64(String kind, Rng rng) {
        if (rng != Rng.PCG64) {
            throw new IwcException("rng: found " + rng.id() + ", expected pcg64 (" + kind
                    + " arrivals are drawn from pcg64 only; mt19937 is there for poisson)");
        }
    }
}
