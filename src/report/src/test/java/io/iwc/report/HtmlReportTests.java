package io.iwc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTests {
    @Test
    void writesTheSameBytesTwice(@TempDir Path temp) {
        HtmlReport.write(Suites.full(), temp.resolve("a.html"));
        HtmlReport.write(Suites.full(), temp.resolve("b.html"));

        assertThat(temp.resolve("a.html")).hasSameBinaryContentAs(temp.resolve("b.html"));
        HtmlReport.write(Suites.full(), Path.of("/tmp/report-shots/full.html"));
        HtmlReport.write(Suites.of(500), Path.of("/tmp/report-shots/many.html"));
        HtmlReport.write(Suites.of(1), Path.of("/tmp/report-shots/one.html"));
    }
}
