package io.iwc.junit.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one class in launcher sessions, one after the other, and prints the milliseconds of each from opening to
 * closing: {@code SuiteBench CLASS SESSIONS}. The first of a JVM is cold.
 */
final class SuiteBench {
    private SuiteBench() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        var suite = Class.forName(arguments[0]);
        var sessions = Integer.parseInt(arguments[1]);
        for (var i = 0; i < sessions; i++) {
            var start = System.nanoTime();
            run(suite);
            System.err.println("ms " + (System.nanoTime() - start) / 1e6);
        }
    }

    private static void run(Class<?> suite) {
        try (var session = LauncherFactory.openSession()) {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(suite))
                    .build();
            session.getLauncher().execute(request);
        }
    }
}
