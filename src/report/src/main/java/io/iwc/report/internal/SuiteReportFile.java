package io.iwc.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * {@code report.json} and the parts it is merged from: a suite report as JSON, schema {@value SuiteReport#SCHEMA}.
 * Equal suites give equal bytes but for {@code environment}.
 *
 * @since 0.1
 */
public final class SuiteReportFile {
    private SuiteReportFile() {}

    /** The content of the file. */
    public static String text(SuiteReport report) {
        return Json.document(tree(report));
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws io.iwc.IwcException if it cannot be written; an old file is left as it was
     */
    public static void write(SuiteReport report, Path file) {
        AtomicFile.write(file, text(report));
    }

    /**
     * Reads the file back.
     *
     * @throws InvalidInputException if it is not such a file
     */
    public static SuiteReport read(Path file) {
        var json = Json.read(file);
        try {
            return parse(json);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(new Problem(file.toString(), "", String.valueOf(e.getMessage())));
        }
    }

    /** One test of it as JSON, to be handed on; what a part holds of a test. */
    public static String textOf(TestReport test) {
        return Json.document(TestJson.tree(test));
    }

    /**
     * The test that {@link #textOf} wrote.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    public static TestReport testOf(String text) {
        return TestJson.parse(new JsonFields(Json.parse(text)));
    }

    static Map<String, Object> tree(SuiteReport report) {
        var environment = report.environment();
        return Map.of(
                "schema",
                SuiteReport.SCHEMA,
                "title",
                report.title(),
                "sentence",
                OpeningSentence.of(Content.of(report)),
                "environment",
                Map.of(
                        "writtenAt", environment.writtenAt().toString(),
                        "build", environment.build(),
                        "facts", environment.facts()),
                "tests",
                report.tests().stream().map(TestJson::tree).toList());
    }

    static SuiteReport parse(JsonNode json) {
        var fields = new JsonFields(json);
        var schema = fields.text("schema");
        if (!schema.equals(SuiteReport.SCHEMA)) {
            throw new IllegalArgumentException(
                    "schema: found \"" + schema + "\", expected \"" + SuiteReport.SCHEMA + "\"");
        }
        var environment = fields.object("environment");
        return new SuiteReport(
                fields.text("title"),
                new SuiteEnvironment(
                        instant(environment), environment.text("build"), environment.map("facts", JsonFields::asText)),
                fields.list("tests", TestJson::parse));
    }

    private static Instant instant(JsonFields environment) {
        var text = environment.text("writtenAt");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw environment
                    .value("writtenAt")
                    .fault("found \"" + text + "\", expected a time such as 2026-01-31T12:00:00Z");
        }
    }
}
