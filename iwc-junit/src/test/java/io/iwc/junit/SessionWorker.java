package io.iwc.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A worker process of a build tool: a launcher session for each class it is handed, a plan in each. */
final class SessionWorker {
    private SessionWorker() {}

    public static void main(String[] classes) {
        for (var name : classes) {
            try (var session = LauncherFactory.openSession()) {
                var request = LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(name))
                        .build();
                session.getLauncher().execute(request);
            }
        }
    }
}
