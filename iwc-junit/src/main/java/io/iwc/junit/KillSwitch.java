package io.iwc.junit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * {@code iwc.enabled}: whether tests that use IWC run at all; and whether the JUnit that runs them is new enough. What
 * gets past it is reported.
 */
final class KillSwitch {
    private KillSwitch() {}

    static ConditionEvaluationResult evaluate(ExtensionContext context) {
        if (!Configuration.of(context).isEnabled()) {
            return ConditionEvaluationResult.disabled("IWC is switched off: iwc.enabled is false");
        }
        SuiteJournal.begin(context);
        JUnitVersion.check();
        return ConditionEvaluationResult.enabled("IWC is enabled");
    }
}
