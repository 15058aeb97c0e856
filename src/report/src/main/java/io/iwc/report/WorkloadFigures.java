package io.iwc.report;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.workload.Workload;
import java.util.List;

/** The figures of a workload. */
final class WorkloadFigures {
    private WorkloadFigures() {}

    static List<Figure> of(Workload workload, Fingerprint fingerprint) {
        return List.of();
    }
}
