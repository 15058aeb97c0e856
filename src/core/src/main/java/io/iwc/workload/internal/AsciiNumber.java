package io.iwc.workload.internal;

/** Numbers ≥ 0 as digits in bytes. */
final class AsciiNumber {
    private AsciiNumber() {}

    /** How many digits a number has. */
    static int digits(long number) {
        var digits = 1;
        for (var power = 10L; digits < 19 && number >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes the digits of a number, the last one before {@code end}. */
    static void write(long number, byte[] bytes, int end) {
        var rest = number;
        var at = end - 1;
        for (; rest > Integer.MAX_VALUE; rest /= 10) {
            bytes[at--] = (byte) ('0' + rest % 10);
        }
        for (var small = (int) rest; small > 0 || at == end - 1; small /= 10) { // cheaper than with long ones
            bytes[at--] = (byte) ('0' + small % 10);
        }
    }
}
