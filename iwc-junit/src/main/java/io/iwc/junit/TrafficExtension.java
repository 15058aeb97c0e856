package io.iwc.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * The one extension behind every {@code @Iwc…} annotation. First it checks all declarations in reach of a class or
 * test, then it makes what parameters ask for, at the end it hands what was made to the report. It has no state; what
 * it makes lives in JUnit's stores, in the scope of the declaration.
 */
final class TrafficExtension
        implements ExecutionCondition,
                TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {
    private static final boolean HAS_LOCKS = JUnitVersion.has("org.junit.jupiter.api.parallel.ResourceLocksProvider");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return KillSwitch.evaluate(context);
    }

    /**
     * A constructor of a test instance belongs to its test, so that what it is given is the test's. JUnit asks from 5.12
     * on; before, it is the class's.
     */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
        SuiteJournal.begin(context); // conditions are asked only afterwards
        DeclarationChecks.checkClass(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        DeclarationChecks.checkClass(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!HAS_LOCKS) {
            borrow(context);
        }
        TestUsage.of(context);
        var held = TestUsage.startedAround(context);
        held.forEach(plan -> lendInjected(plan, context));
        Declaration.nearest(IwcEndpoint.class, context)
                .filter(Declaration::isShared)
                .map(EndpointPlan::of)
                .ifPresent(held::add);
        held.stream().flatMap(plan -> plan.started().stream()).forEach(endpoint -> endpoint.reset());
        DeclarationChecks.checkTest(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Claim.of(parameter.getParameter(), context)
                .filter(injected -> !isServed(injected, parameter, context))
                .isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var injected = Injected.of(parameter.getParameter().getType()).orElseThrow();
        return new Injection(parameter.getParameter(), context).make(injected);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestUsage.of(context).close(context, context.getExecutionException());
    }

    /** An endpoint that a constructor asked for, of which JUnit's locks know nothing. */
    private static void lendInjected(EndpointPlan plan, ExtensionContext test) {
        var declaration = plan.declaration();
        if (!declaration.isShared()) {
            lending(declaration).lendTo(test);
        }
    }

    private static Lending lending(Declaration<IwcEndpoint> declaration) {
        return Stores.computeIfAbsent(
                EndpointPlan.home(declaration),
                EndpointPlan.key(declaration, Lending.class),
                () -> Lending.of("the endpoint of " + declaration.place()));
    }

    /** Takes the endpoint of the class for this test alone. */
    private static void borrow(ExtensionContext test) {
        Declaration.nearest(IwcEndpoint.class, test)
                .filter(Declaration::isShared)
                .map(TrafficExtension::lending)
                .ifPresent(lending -> lending.lendTo(test));
    }

    /** Whether an {@link IwcExtension} has it. */
    private static boolean isServed(Injected injected, ParameterContext parameter, ExtensionContext context) {
        return injected.isServable()
                && IwcExtension.served(context).isPresent()
                && Declaration.nearest(IwcEndpoint.class, parameter.getParameter(), context)
                        .isEmpty();
    }
}
