package io.iwc.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs fixture classes on the Jupiter engine, in parallel. */
final class TestCases {
    private TestCases() {}

    static EngineExecutionResults run(Class<?>... fixtures) {
        return launch(fixtures).execute();
    }

    static EngineTestKit.Builder launch(Class<?>... fixtures) {
        var launch = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        for (var fixture : fixtures) {
            launch.selectors(selectClass(fixture));
        }
        return launch;
    }

    /** The message of the only failure, be it a test's or a class's. */
    static String failureOf(EngineExecutionResults results) {
        return String.valueOf(onlyThrowable(results).getMessage());
    }

    static Throwable onlyThrowable(EngineExecutionResults results) {
        var failures = results.allEvents().failed().list();
        if (failures.size() != 1) {
            throw new AssertionError("expected one failure, found " + failures);
        }
        return thrown(failures.get(0));
    }

    static Throwable thrown(Event event) {
        return event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
