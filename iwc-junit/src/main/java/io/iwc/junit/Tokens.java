package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lengths in tokens: {@code @Tokens(256)}, or drawn from a distribution and clamped to {@link #min()} and
 * {@link #max()}.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Tokens {
    /** Constant length; 0 means that a distribution is given. */
    int value() default 0;

    /** The distribution; used only without {@link #value()}. */
    LengthKind distribution() default LengthKind.UNIFORM;

    /** Mean of the distribution, above 0; UNIFORM has none. */
    double mean() default Double.NaN;

    /** Standard deviation over mean, at least 0: NORMAL, LOGNORMAL. */
    double cv() default Double.NaN;

    /** Minimum length, at least 1. */
    int min() default 1;

    /** Maximum length. */
    int max() default 131_072;
}
