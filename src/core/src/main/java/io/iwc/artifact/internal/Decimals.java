package io.iwc.artifact.internal;

import java.math.BigDecimal;

/**
 * The numbers that files may hold: what a {@code double} can hold, spelled in at most {@value #MOST_CHARACTERS}
 * characters. A number such as {@code 1e300000000} is short to write and takes hours to compute with, so that it is
 * refused before anything is done with it. JSON, YAML and CSV all read numbers by these bounds.
 *
 * @since 0.1
 */
public final class Decimals {
    /** What a number has to be, for messages. */
    static final String EXPECTED = "a number between -1.8e308 and 1.8e308 with at most 1000 digits";

    private static final int MOST_CHARACTERS = 1000;
    private static final int MOST_DECIMALS = 2000; // the digits of the smallest double end at the 1074th
    private static final int MOST_INTEGER_DIGITS = 309;
    private static final BigDecimal LARGEST = new BigDecimal(Double.MAX_VALUE);

    private Decimals() {}

    /**
     * Reads a decimal number exactly.
     *
     * @throws NumberFormatException if the text is none, or beyond the bounds
     */
    public static BigDecimal parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new NumberFormatException("found " + text.length() + " characters, expected " + EXPECTED);
        }
        var number = new BigDecimal(text);
        if (!isBounded(number)) {
            throw new NumberFormatException("found " + text + ", expected " + EXPECTED);
        }
        return number;
    }

    /**
     * Reads a finite number.
     *
     * @throws NumberFormatException if the text is none, or beyond the bounds
     */
    public static double real(String text) {
        return parse(text).doubleValue();
    }

    /** Whether this number is within the bounds; costs little whatever the number. */
    static boolean isBounded(BigDecimal number) {
        var integerDigits = (long) number.precision() - number.scale();
        return number.scale() <= MOST_DECIMALS
                && integerDigits <= MOST_INTEGER_DIGITS
                && (integerDigits < MOST_INTEGER_DIGITS || number.abs().compareTo(LARGEST) <= 0);
    }
}
