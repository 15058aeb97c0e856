package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The conversations of a synthetic workload.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Sessions {
    /** Turns per conversation, at least 1; 1 = no conversations. */
    int turns() default 1;

    /** Conversations have {@link #turns()} to this many requests, each number equally often; 0 means exactly turns. */
    int maxTurns() default 0;

    /** Whether a turn repeats the history; {@link Synthetic#prompt()} is then its new part. */
    boolean cumulative() default true;
}
