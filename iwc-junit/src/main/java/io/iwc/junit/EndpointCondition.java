package io.iwc.junit;

import io.iwc.replay.Endpoint;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The condition behind {@link EnabledIfIwcEndpoint}. */
final class EndpointCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Declaration.nearest(EnabledIfIwcEndpoint.class, context)
                .map(declaration -> evaluate(declaration, context))
                .orElseGet(() -> ConditionEvaluationResult.enabled("no endpoint is asked for"));
    }

    private static ConditionEvaluationResult evaluate(
            Declaration<EnabledIfIwcEndpoint> declaration, ExtensionContext context) {
        var configuration = Configuration.of(context);
        if (configuration.requiresEndpoint()) {
            return ConditionEvaluationResult.enabled("iwc.endpoint.required is true");
        }
        var name = declaration.annotation().value();
        var key = EndpointCheck.urlKey(name);
        var url = configuration.find(key);
        if (url.isEmpty()) {
            return ConditionEvaluationResult.disabled(
                    "no endpoint is configured: set " + key + " or " + SettingNames.variable(key));
        }
        try {
            return Availability.problemOf(Endpoint.at(url.get().value(), ""), context)
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the endpoint answers"));
        } catch (IllegalArgumentException notAnAddress) {
            throw new ExtensionConfigurationException(
                    url.get().source() + ": found an address that cannot be used, expected one such as"
                            + " http://127.0.0.1:8000/v1",
                    notAnAddress);
        }
    }
}
