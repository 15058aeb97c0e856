package io.iwc.junit;

import io.iwc.replay.Endpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An embedded endpoint whose URL is known before the first test, for applications that read their settings when the
 * test class is loaded or their context starts.
 *
 * <pre><code class='java'> class AssistantTests {
 *     static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();
 *
 *     &#64;RegisterExtension
 *     static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);
 *
 *     static final Assistant ASSISTANT = new Assistant(ENDPOINT.baseUrl());
 *
 *     &#64;Test
 *     void asksOnce() {
 *         ASSISTANT.ask("Where is my parcel?");
 *
 *         assertThat(ENDPOINT.captured()).hasRequestCount(1).matchesBaseline();
 *     }
 * }</code></pre>
 *
 * <p>The endpoint forgets captures and script before each test, is used by one test at a time, also when tests run in
 * parallel, and is closed after the last test of the plan: in a base class it serves all classes that extend it, as a
 * context that Spring keeps for them expects. Parameters of type
 * {@code EmbeddedEndpoint} and {@code Endpoint} get it where no {@link IwcEndpoint} is nearer; a {@code Run} needs an
 * {@link IwcEndpoint} of its own. To be registered in a static field, with {@code @RegisterExtension}.
 *
 * @since 0.1
 */
public final class IwcExtension extends BaselineExtension
        implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
    private static final Stores.Key<Served> SERVED = new Stores.Key<>(Served.class, "served");

    private final EmbeddedEndpoint endpoint;
    private final Lending lending;

    private IwcExtension(EmbeddedEndpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        lending = Lending.of("the endpoint " + endpoint.baseUrl());
    }

    /** Serves the tests of a class with this endpoint and closes it after them. */
    public static IwcExtension serving(EmbeddedEndpoint endpoint) {
        return new IwcExtension(endpoint);
    }

    /** The endpoint that serves the class of this context, if one does. */
    static Optional<EmbeddedEndpoint> served(ExtensionContext context) {
        return Stores.find(context, SERVED).map(Served::endpoint);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var switched = KillSwitch.evaluate(context);
        if (switched.isDisabled()) {
            endpoint.close(); // no longer used
        }
        return switched;
    }

    /** Closed by the store at the end of the plan. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Stores.computeIfAbsent(context.getRoot(), new Stores.Key<>(EmbeddedEndpoint.class, endpoint), () -> endpoint);
        Stores.computeIfAbsent(context, SERVED, () -> new Served(endpoint));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        super.beforeEach(context);
        lending.lendTo(context);
        endpoint.reset();
        TestUsage.of(context).used(endpoint);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            super.afterEach(context);
        } catch (Throwable outcome) {
            TestUsage.of(context).close(context, Optional.of(outcome));
            throw outcome;
        }
        TestUsage.of(context).close(context, context.getExecutionException());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Claim.of(parameter.getParameter(), context)
                        .filter(Injected::isServable)
                        .isPresent()
                && Declaration.nearest(IwcEndpoint.class, parameter.getParameter(), context)
                        .isEmpty();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedEndpoint.class
                ? endpoint
                : Endpoint.at(endpoint.baseUrl(), "embedded");
    }

    /** Not closed with the class whose tests it serves. */
    private record Served(EmbeddedEndpoint endpoint) {}
}
