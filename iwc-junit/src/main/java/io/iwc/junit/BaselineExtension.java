package io.iwc.junit;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Binding;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Binds the baselines of a test to the thread that its methods run on, which need not be the one that calls extensions
 * ({@code @Timeout(threadMode = SEPARATE_THREAD)}), and gives the test its outcome where baselines were written.
 */
class BaselineExtension implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor {
    private static final Stores.Key<Binding> BINDING = new Stores.Key<>(Binding.class, "binding");

    /**
     * Binds for the test as a whole, until JUnit closes its store: an extension that calls the test method itself, as
     * that of Quarkus does, leaves out the interceptors of others.
     */
    @Override
    public void beforeEach(ExtensionContext context) {
        var scope = Baselines.open(context);
        Stores.computeIfAbsent(context, BINDING, scope::bind);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            Baselines.find(context).map(BaselineScope::checks).ifPresent(BaselineOutcome::judge);
        }
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bound(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bound(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bound(invocation, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return bound(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        bound(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        bound(invocation, context);
    }

    private static <T> T bound(Invocation<T> invocation, ExtensionContext context) throws Throwable {
        var scope = Baselines.find(context);
        if (scope.isEmpty()) {
            return invocation.proceed();
        }
        var binding = scope.get().bind();
        try {
            return invocation.proceed();
        } finally {
            binding.close();
        }
    }
}
