package io.iwc.report.internal;

/** The beginning of a JUnit XML document, which all of them have in common. Times are 0: nothing was timed here. */
final class JunitXml {
    private JunitXml() {}

    /** A document with its test suite open, for test cases to follow. */
    static Markup suite(String name, long tests, long failures, long skipped) {
        return new Markup()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open(
                        "testsuite",
                        "name",
                        name,
                        "tests",
                        Long.toString(tests),
                        "failures",
                        Long.toString(failures),
                        "errors",
                        "0",
                        "skipped",
                        Long.toString(skipped),
                        "time",
                        "0")
                .line();
    }
}
