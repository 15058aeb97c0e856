package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the requests of a {@link IwcWorkload} arrive. Of a conversation the process places the first turn; each later
 * turn follows its predecessor after {@link #thinkSeconds()}.
 *
 * <p>An attribute that the process does not use must not be set.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Arrival {
    /** The process; by default the recorded times. */
    ArrivalKind process() default ArrivalKind.SOURCE;

    /** Requests per second, above 0: FIXED_STEP, POISSON, GAMMA. */
    double rate() default Double.NaN;

    /** Milliseconds between two requests, above 0: FIXED_STEP. */
    double stepMillis() default Double.NaN;

    /** Coefficient of variation of the gaps, above 0: GAMMA. */
    double cv() default Double.NaN;

    /** Milliseconds from burst to burst, above 0: BURST. */
    double burstEveryMillis() default Double.NaN;

    /** Requests in a burst, at least 1: BURST. */
    int burstSize() default 0;

    /** Factor on recorded times, above 0: 0.5 is twice as fast. SOURCE only. */
    double timeScale() default 1.0;

    /** Seconds between two turns of a conversation that has no recorded times, at least 0. */
    double thinkSeconds() default 5.0;
}
