package io.iwc.junit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;

/** {@code iwc.enabled}: whether tests that use IWC run at all. */
final class KillSwitch {
    private KillSwitch() {}

    static ConditionEvaluationResult evaluate(ExtensionContext context) {
        return Configuration.of(context).isEnabled()
                ? ConditionEvaluationResult.enabled("IWC is enabled")
                : ConditionEvaluationResult.disabled("IWC is switched off: iwc.enabled is false");
    }
}
