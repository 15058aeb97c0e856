package io.iwc.cli;

import io.iwc.internal.IwcVersion;
import io.iwc.report.internal.SuiteEnvironment;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The last line of a page that a command writes: when, and by which version. */
final class PageEnvironment {
    private PageEnvironment() {}

    static SuiteEnvironment now() {
        return new SuiteEnvironment(
                Instant.now(),
                "",
                new TreeMap<>(Map.of(
                        "iwc", IwcVersion.current(), "jdk", Runtime.version().toString())));
    }
}
