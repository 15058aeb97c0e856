package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import io.iwc.drift.Verdict;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gates as JUnit XML, for CI servers that show tests: a gate is a test case, a gate that is not applicable a skipped
 * one. The same judgement gives the same bytes; times are 0, because nothing was timed.
 *
 * @since 0.1
 */
public final class GatesJunitXml {
    private GatesJunitXml() {}

    /**
     * The document.
     *
     * @param suite what was compared, the name of the suite and of its test cases' class
     */
    public static String of(String suite, Judgement judgement) {
        return of(suite, Map.of(suite, judgement));
    }

    /**
     * The document of several judgements.
     *
     * @param judgements by what was judged, the class of its test cases; in the order of the map
     */
    public static String of(String suite, Map<String, Judgement> judgements) {
        var all = new Judgement(judgements.values().stream()
                .flatMap(judgement -> judgement.results().stream())
                .toList());
        var xml = JunitXml.suite(
                suite,
                all.results().size(),
                all.failures().size(),
                all.with(Verdict.NOT_APPLICABLE).size());
        judgements.forEach((name, judgement) -> judgement.results().forEach(result -> testCase(xml, name, result)));
        return xml.close().line().toString();
    }

    /** Writes the document, whole or not at all. */
    public static void write(String suite, Judgement judgement, Path file) {
        AtomicFile.write(file, of(suite, judgement));
    }

    private static void testCase(Markup xml, String suite, GateResult result) {
        var gate = result.gate();
        xml.open("testcase", "name", gate.metric().id() + " " + gate.allowed(), "classname", suite, "time", "0");
        switch (result.verdict()) {
            case PASS -> {
                if (!result.note().isEmpty()) {
                    xml.element("system-out", result.noted());
                }
            }
            case FAIL -> xml.element("failure", result.message(), "message", result.message(), "type", "gate");
            case NOT_APPLICABLE -> xml.element("skipped", "", "message", result.message());
        }
        xml.close().line();
    }
}
