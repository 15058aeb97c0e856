package io.iwc.workload.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids of requests that have none of their own: {@code req-000001} and so on.
 *
 * @since 0.1
 */
public final class NumberedIds {
    static final String STEM = "req-";

    /** Smaller numbers begin with zeros. */
    static final int DIGITS = 6;

    private static final byte[] ZEROS = (STEM + "0".repeat(DIGITS)).getBytes(StandardCharsets.US_ASCII);

    private NumberedIds() {}

    /** The id of the request with this number, which is ≥ 1. */
    public static String of(long number) {
        var digits = AsciiNumber.digits(number);
        var id = Arrays.copyOf(ZEROS, STEM.length() + Math.max(DIGITS, digits));
        AsciiNumber.write(number, id, id.length);
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
