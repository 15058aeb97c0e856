package io.iwc.report.internal;

/** Whether values spread over so many decades that even steps would hide most of them. */
final class Scale {
    private static final double MANY_DECADES = 50;

    private Scale() {}

    static boolean isLogarithmic(double min, double max) {
        return min > 0 && max / min > MANY_DECADES;
    }
}
