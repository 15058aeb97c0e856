package io.iwc.run.internal;

import java.util.Locale;

/** Relative errors as text. */
public final class Percents {
    private Percents() {}

    /** With sign and two decimals: {@code +1.25 %}. */
    public static String signed(double share) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
    }
}
