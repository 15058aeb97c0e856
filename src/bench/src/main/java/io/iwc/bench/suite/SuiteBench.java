package io.iwc.bench.suite;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one class in launcher sessions, one after the other, each with a report folder of its own, and prints what each
 * took from opening to closing: {@code SuiteBench CLASS SESSIONS FOLDER}. A line is {@code ms WALL CPU}; the
 * processor's time, of all threads, says more where others use the machine. The first of a JVM is cold.
 */
final class SuiteBench {
    private static final double NANOS = 1e6;

    private SuiteBench() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        var suite = Class.forName(arguments[0]);
        var sessions = Integer.parseInt(arguments[1]);
        for (var i = 0; i < sessions; i++) {
            var folder = Path.of(arguments[2], Integer.toString(i));
            var cpu = cpuTime();
            var start = System.nanoTime();
            run(suite, folder);
            var wall = System.nanoTime() - start;
            System.err.println("ms " + wall / NANOS + " " + cpuTime().minus(cpu).toNanos() / NANOS);
        }
    }

    private static void run(Class<?> suite, Path folder) {
        try (var session = LauncherFactory.openSession()) {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .configurationParameter("iwc.report.dir", folder.toString())
                    .selectors(selectClass(suite))
                    .build();
            session.getLauncher().execute(request);
        }
    }

    private static Duration cpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
