package io.iwc.junit;

import io.iwc.artifact.internal.Json;
import io.iwc.tokens.Tokenizer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Loads what a first test would wait for beside the work that leads to it. Whoever needs it earlier waits for it; a
 * fault in here is found again by whoever needs it.
 */
final class Preparation {
    private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    private Preparation() {}

    /** JSON, where a class of the plan declares a workload. */
    static void of(TestPlan plan) {
        var isUsed = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isContainer)
                .flatMap(container -> container.getSource().stream())
                .anyMatch(Preparation::declaresWorkload);
        if (isUsed) {
            begin("json", () -> Json.parse(Json.compact(List.of("a"))));
        }
    }

    /** The vocabulary of a tokenizer: some tenths of a second, in which a dataset is recognised and parsed. */
    static void of(Tokenizer tokenizer) {
        begin(tokenizer.id(), () -> tokenizer.count(" "));
    }

    private static boolean declaresWorkload(Object source) {
        try {
            return source instanceof ClassSource type
                    && AnnotationSupport.isAnnotated(type.getJavaClass(), IwcWorkload.class);
        } catch (RuntimeException | LinkageError unloadable) {
            return false;
        }
    }

    private static void begin(String name, Runnable work) {
        if (BEGUN.add(name)) {
            var thread = new Thread(work, "iwc-preparation");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((itself, fault) -> {});
            thread.start();
        }
    }
}
