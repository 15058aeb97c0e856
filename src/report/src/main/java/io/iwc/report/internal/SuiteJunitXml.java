package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.report.internal.TestReport.Status;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A suite report as JUnit XML, for CI servers without HTML reports: what each test published is in its
 * properties, an aborted or skipped test is a skipped one. The same tests give the same bytes; times are 0, because the
 * build's own report has them.
 *
 * @since 0.1
 */
public final class SuiteJunitXml {
    private SuiteJunitXml() {}

    /** The document. */
    public static String of(SuiteReport report) {
        var tests = report.tests();
        var xml = JunitXml.suite(
                report.title(),
                tests.size(),
                count(tests, Status.FAILED),
                count(tests, Status.ABORTED, Status.SKIPPED));
        tests.forEach(test -> testCase(xml, test));
        return xml.close().line().toString();
    }

    /** Writes the document, whole or not at all. */
    public static void write(SuiteReport report, Path file) {
        AtomicFile.write(file, of(report));
    }

    private static void testCase(Markup xml, TestReport test) {
        xml.open("testcase", "name", test.displayName(), "classname", test.className(), "time", "0");
        if (!test.entries().isEmpty()) {
            xml.open("properties");
            test.entries().forEach(entry -> xml.element("property", "", "name", entry.key(), "value", entry.value()));
            xml.close();
        }
        switch (test.status()) {
            case PASSED -> {}
            case FAILED -> xml.element("failure", test.message(), "message", test.firstLine(), "type", "assertion");
            case ABORTED, SKIPPED -> xml.element("skipped", "", "message", test.firstLine());
        }
        xml.close().line();
    }

    private static long count(List<TestReport> tests, Status... statuses) {
        var wanted = Arrays.asList(statuses);
        return tests.stream().filter(test -> wanted.contains(test.status())).count();
    }
}
