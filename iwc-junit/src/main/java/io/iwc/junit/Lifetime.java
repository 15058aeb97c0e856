package io.iwc.junit;

/**
 * How long an embedded endpoint lives.
 *
 * @since 0.1
 */
public enum Lifetime {
    /** As long as the parameter, test or class that declares it. */
    DECLARATION,
    /**
     * Until the end of the test plan: all classes with an equal declaration share one, and with it one URL, as an
     * application context that is kept for several classes needs. It is used by one test at a time and reset before
     * each. To be declared on a class, such as a base class.
     */
    PLAN
}
