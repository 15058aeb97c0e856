package io.iwc.junit;

import io.iwc.run.SweepLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Invokes a method with {@link IwcSweep} once per level, and provides the level of an invocation. */
final class SweepExtension implements TestTemplateInvocationContextProvider {
    private static final Stores.Key<SweepLevel> LEVEL = new Stores.Key<>(SweepLevel.class, "level");

    /** The level of the invocation that this context is of or in. */
    static Optional<SweepLevel> levelOf(ExtensionContext context) {
        return Stores.find(context, LEVEL);
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), IwcSweep.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var plan = SweepPlan.inReach(context).orElseThrow();
        if (!plan.faults().isEmpty()) {
            // throws: with what else is wrong, because no invocation will be there to say it
            DeclarationChecks.checkTest(context);
        }
        return plan.levels().stream().map(Invocation::new);
    }

    private record Invocation(SweepLevel level) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "[" + invocationIndex + "] " + level;
        }

        /** Before the test instance is made, so that a constructor may ask for the level; JUnit calls it from 5.13 on. */
        @Override
        public void prepareInvocation(ExtensionContext context) {
            Stores.computeIfAbsent(context, LEVEL, () -> level);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of((BeforeEachCallback) this::prepareInvocation);
        }
    }
}
