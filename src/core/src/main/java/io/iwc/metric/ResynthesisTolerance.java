package io.iwc.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How near a metric of a re-synthesised workload has to come to that of its source.
 *
 * @param metric its id; {@code block*} stands for the block sizes of the source
 * @param amount how far it may be off, as {@code scale} says
 * @param scale what the amount is a share of
 * @param withFewer whether it also holds for fewer requests than the source had
 * @since 0.1
 */
public record ResynthesisTolerance(String metric, double amount, Scale scale, boolean withFewer) {
    /** As in tables: {@code ±2 %}, {@code ±0.01}, {@code ±1 % of the mean prompt}. */
    public String text() {
        var percent = "±"
                + BigDecimal.valueOf(amount * 100)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
        return switch (scale) {
            case VALUE -> percent;
            case UNIT -> "±" + amount;
            case PROMPT_MEAN -> percent + " of the mean prompt";
        };
    }

    /**
     * What an amount is a share of.
     *
     * @since 0.1
     */
    public enum Scale {
        /** The value of the source. */
        VALUE,
        /** Nothing: it is in the unit of the metric. */
        UNIT,
        /** The mean prompt length of the source, for differences of lengths, which may be around zero. */
        PROMPT_MEAN
    }
}
