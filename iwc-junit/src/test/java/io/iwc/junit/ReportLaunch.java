package io.iwc.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Fixtures run by a launcher, whose listeners leave a report; never a summary of GitHub's. */
final class ReportLaunch {
    private ReportLaunch() {}

    /**
     * Runs them.
     *
     * @param report the folder of the report
     * @param attached where JUnit puts attached files
     * @param settings keys and values in turn
     */
    static void of(Path report, Path attached, List<Class<?>> fixtures, String... settings) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("iwc.report.dir", report.toString())
                .configurationParameter("iwc.report.github-summary", "false")
                .configurationParameter("junit.platform.reporting.output.dir", attached.toString());
        for (var i = 0; i < settings.length; i += 2) {
            request.configurationParameter(settings[i], settings[i + 1]);
        }
        fixtures.forEach(fixture -> request.selectors(selectClass(fixture)));
        LauncherFactory.create().execute(request.build());
    }
}
