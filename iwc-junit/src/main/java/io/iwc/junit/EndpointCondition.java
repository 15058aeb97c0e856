package io.iwc.junit;

import io.iwc.junit.Configuration.Setting;
import io.iwc.replay.Endpoint;
import io.iwc.replay.ReplayOptions;
import io.iwc.replay.Transport;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
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
        var url = configuration.endpoint(name, "url");
        if (url.isEmpty()) {
            return ConditionEvaluationResult.disabled(Configuration.noEndpoint(name));
        }
        return Availability.problemOf(endpoint(url.get()), transport(configuration, name), context)
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the endpoint answers"));
    }

    private static Endpoint endpoint(Setting url) {
        try {
            return Endpoint.at(url.value(), "");
        } catch (IllegalArgumentException refused) {
            throw url.refusedAs(ReplaySettings.reason(refused));
        }
    }

    private static Transport transport(Configuration configuration, String name) {
        return new ReplaySettings(configuration, name)
                .over(ReplayOptions.defaults(), option -> true)
                .transport();
    }
}
