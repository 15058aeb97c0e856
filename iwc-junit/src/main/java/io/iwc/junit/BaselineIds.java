package io.iwc.junit;

import io.iwc.artifact.internal.Sha256;
import java.util.regex.Pattern;

/** Ids of baselines for methods whose names cannot be one: Kotlin allows spaces, any letters and any length. */
final class BaselineIds {
    private static final int LONGEST = 80;
    private static final int HASH_DIGITS = 8;
    private static final Pattern REFUSED = Pattern.compile("[^A-Za-z0-9._-]+");

    private BaselineIds() {}

    /**
     * The name itself where it is a valid id; else what of it is valid, words joined by hyphens, with the first digits
     * of its hash, so that two names do not become one.
     */
    static String of(String name) {
        var valid = REFUSED.matcher(name).replaceAll("-");
        if (valid.equals(name) && name.length() <= LONGEST) {
            return name;
        }
        var kept = valid.substring(0, Math.min(valid.length(), LONGEST - HASH_DIGITS - 1));
        return kept + "-" + Sha256.hex(name).substring(0, HASH_DIGITS);
    }
}
