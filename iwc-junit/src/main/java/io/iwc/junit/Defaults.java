package io.iwc.junit;

import java.util.Objects;

/** The endpoint of runs that declare none: the embedded one, as {@code @IwcEndpoint} without attributes. */
final class Defaults {
    private Defaults() {}

    static IwcEndpoint endpoint() {
        return Objects.requireNonNull(Carrier.class.getAnnotation(IwcEndpoint.class));
    }

    @IwcEndpoint
    private static final class Carrier {}
}
