package io.iwc.junit;

import io.iwc.simulator.EngineClock;
import io.iwc.simulator.endpoint.SessionSource;
import io.iwc.workload.WorkloadDefaults;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The simulated server in the test process: no GPU, no container.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Embedded {
    /**
     * Name of a profile that comes along, or a YAML file: on the class path, in the module's directory, or in the folder
     * of {@code iwc.data}.
     */
    String profile() default "default";

    /**
     * On the virtual clock a {@code Run} is computed, without network and waiting; on the wall clock it is
     * sent over HTTP and answered at the speed of the profile.
     */
    EngineClock clock() default EngineClock.VIRTUAL;

    /** Seed of generated answers. */
    long seed() default WorkloadDefaults.SEED;

    /** Length of answers to requests without a cap, in tokens; -1 leaves it to the endpoint. */
    int outputTokens() default -1;

    /**
     * Whether it serves https, as clients want that send no key over plain http: Azure's. They have to be told to trust
     * {@code endpoint.certificate()}.
     */
    boolean tls() default false;

    /** What identifies the session of a captured request; the first that is present is used. */
    SessionSource[] sessionFrom() default {
        SessionSource.HEADER, SessionSource.METADATA, SessionSource.USER, SessionSource.PREFIX
    };
}
