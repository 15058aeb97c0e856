package io.iwc.junit;

import io.iwc.workload.WorkloadDefaults;
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
    /**
     * A process with its parameters in one text, as {@link io.iwc.arrival.ArrivalProcess#parse} reads it:
     * {@code "gamma:rate=5,cv=2"}. In place of {@link #process()} and its attributes.
     */
    String value() default "";

    /** The process; by default the recorded times. */
    ArrivalKind process() default ArrivalKind.SOURCE;

    /**
     * Requests per second, above 0: FIXED_STEP, POISSON, GAMMA; while on: ON_OFF; at the start, also 0: RAMP; on
     * average: DIURNAL.
     */
    double rate() default Double.NaN;

    /** Milliseconds between two requests, at least 0: FIXED_STEP. */
    double stepMillis() default Double.NaN;

    /** Coefficient of variation of the gaps, above 0; 1 is Poisson: GAMMA. */
    double cv() default Double.NaN;

    /** Or the shape of the distribution of the gaps, 1/cv², above 0: GAMMA. */
    double shape() default Double.NaN;

    /** Milliseconds from burst to burst, above 0: BURST. */
    double burstEveryMillis() default Double.NaN;

    /** Requests in a burst, at least 1: BURST. */
    int burstSize() default 0;

    /** Mean of the exponential time on, in seconds, above 0: ON_OFF. */
    double onSeconds() default Double.NaN;

    /** Mean of the exponential time off, in seconds, above 0: ON_OFF. */
    double offSeconds() default Double.NaN;

    /** Requests per second while off, at least 0; 0 unless set: ON_OFF. */
    double offRate() default Double.NaN;

    /** Requests per second at the end, above 0: RAMP. */
    double toRate() default Double.NaN;

    /** How long the change of the rate takes, in seconds, above 0: RAMP. */
    double overSeconds() default Double.NaN;

    /** Swing of the rate as a share of its mean, 0 to 1: DIURNAL. */
    double amplitude() default Double.NaN;

    /** Length of one swing in seconds, above 0: DIURNAL. */
    double periodSeconds() default Double.NaN;

    /** Factor on recorded times, above 0: 0.5 is twice as fast. SOURCE only. */
    double timeScale() default 1.0;

    /** Seconds between two turns of a conversation that has no recorded times, at least 0. */
    double thinkSeconds() default WorkloadDefaults.THINK_SECONDS;
}
