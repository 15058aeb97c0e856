package io.iwc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Times that options give as plain numbers; they are kept in nanoseconds, which end at 292 years. */
final class TimeRange {
    private TimeRange() {}

    /**
     * Nanoseconds of so many units of {@code unitNanos}.
     *
     * @throws ParameterException if the value is negative, no number or too large
     */
    static long nanos(CommandSpec command, String option, double value, double unitNanos) {
        if (!(value >= 0) || value * unitNanos > Long.MAX_VALUE) {
            throw new ParameterException(
                    command.commandLine(),
                    option + ": found " + value + ", expected a number from 0 to "
                            + (long) (Long.MAX_VALUE / unitNanos));
        }
        return Math.round(value * unitNanos);
    }
}
