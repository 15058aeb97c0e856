package io.iwc.junit;

import java.util.Optional;

/**
 * The two sides of an {@link IwcCompare}.
 *
 * @param candidate its own, else the workload in reach; empty if there is neither
 */
record Comparison(Declaration<IwcWorkload> baseline, Optional<Declaration<IwcWorkload>> candidate) {
    static Comparison of(Declaration<IwcCompare> declaration, Optional<Declaration<IwcWorkload>> inReach) {
        var annotation = declaration.annotation();
        var candidate = annotation.candidate().equals(Defaults.workload())
                ? inReach
                : Optional.of(declaration.inner("candidate", annotation.candidate()));
        return new Comparison(declaration.inner("baseline", annotation.baseline()), candidate);
    }
}
