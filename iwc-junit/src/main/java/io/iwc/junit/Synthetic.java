package io.iwc.junit;

import io.iwc.workload.WorkloadDefaults;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A synthetic workload. It stays length-only until its text is needed.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Synthetic {
    /** Number of requests, at least 1; 0 means that this is not the source. */
    int requests() default 0;

    /** New prompt tokens per request, without history and shared prefix. */
    Tokens prompt() default @Tokens(WorkloadDefaults.PROMPT_TOKENS);

    /** Output tokens per request. */
    Tokens output() default @Tokens(WorkloadDefaults.OUTPUT_TOKENS);

    /** Conversations; none by default. */
    Sessions sessions() default @Sessions;

    /** Length of a system prompt shared by all requests, in tokens. */
    int sharedPrefixTokens() default 0;
}
