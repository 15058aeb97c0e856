package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How synthetic requests hang together as conversations.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Sessions {
    /** Requests of a conversation, at least 1; 1 means that there are none. */
    int turns() default 1;

    /** Conversations have {@link #turns()} to this many requests, each number equally often; 0 means exactly turns. */
    int maxTurns() default 0;

    /** Whether a turn resends all that was said before; {@link Synthetic#prompt()} is then its own part. */
    boolean cumulative() default true;
}
