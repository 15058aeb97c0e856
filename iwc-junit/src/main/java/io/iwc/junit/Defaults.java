package io.iwc.junit;

import java.util.Objects;

/** The annotations as they are without attributes. */
final class Defaults {
    private Defaults() {}

    /** The endpoint of runs that declare none: the embedded one. */
    static IwcEndpoint endpoint() {
        return Objects.requireNonNull(Carrier.class.getAnnotation(IwcEndpoint.class));
    }

    /** The default of {@code synthetic}. */
    static Synthetic synthetic() {
        return workload().synthetic();
    }

    /** A workload without a source. */
    static IwcWorkload workload() {
        return Objects.requireNonNull(Carrier.class.getAnnotation(IwcWorkload.class));
    }

    @IwcEndpoint
    @IwcWorkload
    private static final class Carrier {}
}
