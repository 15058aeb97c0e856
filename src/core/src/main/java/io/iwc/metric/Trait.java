package io.iwc.metric;

/**
 * What else is to be known of a metric by those who compare or judge it.
 *
 * @since 0.1
 */
public enum Trait {
    /** Its value depends on the tokenizer. */
    COUNTS_TOKENS,
    /** Its value depends on output lengths, which may be observed or caps. */
    USES_OUTPUT,
    /** Its value depends on when, and in which order, requests arrived. */
    DEPENDS_ON_TIMES,
    /** Every value behind the family is a whole number. */
    WHOLE_VALUES,
    /** A run whose client was late still has it right. */
    SAFE_FROM_LAG
}
