package io.iwc.simulator.internal;

import io.iwc.run.Run;
import io.iwc.workload.Workload;

/**
 * Predicts what a workload would meet at an engine.
 *
 * @since 0.1
 */
public interface Predictor {
    /** The predicted run: the same workload, profile and seed give the same bytes. */
    Run predict(Workload workload);
}
