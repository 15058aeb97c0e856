package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.StepCost;

/** The step times of a profile. */
final class StepTimes {
    private StepTimes() {}

    static StepTime of(EngineProfile profile) {
        var cost = profile.stepCost();
        if (cost instanceof StepCost.Tables tables) {
            return new TableStepTime(tables.kernels());
        }
        if (cost instanceof StepCost.Roofline roofline) {
            return new RooflineStepTime(roofline);
        }
        return new StepTimeModel((StepCost.Linear) cost);
    }
}
