package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.iwc.artifact.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the published schema and the reader against each other: they call the same lines valid. */
class WorkloadSchemaTests {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new String(WorkloadSchema.bytes(), StandardCharsets.UTF_8));

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void acceptsWhatTheReaderAccepts(long seed) {
        var line = new RandomLines(seed).valid();

        assertThat(SCHEMA.validate(line)).as(line.toString()).isEmpty();
        assertThat(faultsOf(line)).as(line.toString()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refusesWhatTheReaderRefuses(long seed) {
        var lines = new RandomLines(seed);
        for (var i = 0; i < 20; i++) {
            assertAgreementOn(lines.mutated());
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void agreesWithTheReaderOnEveryField(String object, String field) {
        for (var seed = 0; seed < 25; seed++) {
            for (var value : values()) {
                var line = new RandomLines(seed).valid();
                var whole = object.isEmpty() ? line : line.at(object);
                if (whole instanceof ObjectNode target) {
                    value.ifPresentOrElse(it -> target.set(field, it), () -> target.remove(field));
                    assertAgreementOn(line);
                }
            }
        }
    }

    @Test
    void describesEveryFieldThatTheWriterWrites() {
        var properties = Json.parse(new String(WorkloadSchema.bytes(), StandardCharsets.UTF_8))
                .path("properties");

        for (var seed = 0; seed < 100; seed++) {
            var request = RequestParser.parse(new RandomLines(seed).valid(), (field, text) -> {})
                    .orElseThrow();
            var line = (ObjectNode) Json.parse(
                    StandardCharsets.UTF_8.decode(RequestPrinter.line(request)).toString());

            assertThat(line.fieldNames()).toIterable().allMatch(properties::has);
            assertThat(SCHEMA.validate(line)).as(line.toString()).isEmpty();
        }
    }

    /** Every field that the schema knows, in the object that it stands in, and one that it does not know. */
    static Stream<Arguments> fields() {
        var schema = Json.parse(new String(WorkloadSchema.bytes(), StandardCharsets.UTF_8));
        var fields = new ArrayList<Arguments>();
        schema.path("properties").fieldNames().forEachRemaining(name -> fields.add(arguments("", name)));
        for (var object : List.of("prefix", "semantic")) {
            schema.path("properties")
                    .path(object)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> fields.add(arguments("/" + object, name)));
        }
        for (var object : List.of("", "/prefix", "/semantic", "/metadata", "/messages/0", "/messages/1/content/0")) {
            fields.add(arguments(object, "unknown"));
        }
        for (var name : List.of("role", "content", "name", "tool_calls", "tool_call_id")) {
            fields.add(arguments("/messages/0", name));
        }
        return fields.stream();
    }

    /** Of every type and at every bound; absent is one of them. */
    private static List<Optional<JsonNode>> values() {
        var texts = Stream.of(
                "null",
                "true",
                "-1",
                "0",
                "1",
                "1.0",
                "1.5",
                "2147483647",
                "2147483648",
                "9223372036854",
                "9223372036855",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551615",
                "18446744073709551616",
                "1e17",
                "\"\"",
                "\"x\"",
                "\"raw\"",
                "\"openai_messages\"",
                "\"global\"",
                "\"low\"",
                "\"code\"",
                "[]",
                "[1]",
                "[-1]",
                "[1.5]",
                "[null]",
                "[\"x\"]",
                "[[]]",
                "[{}]",
                "[{\"role\":\"user\"}]",
                "[{\"role\":1}]",
                "{}",
                "{\"x\":1}",
                "{\"x\":null}",
                "{\"x\":[]}");
        return Stream.concat(Stream.of(Optional.<JsonNode>empty()), texts.map(text -> Optional.of(Json.parse(text))))
                .toList();
    }

    private static void assertAgreementOn(ObjectNode line) {
        var faults = faultsOf(line);
        faults.removeIf(WorkloadSchemaTests::isBeyondASchema);

        assertThat(SCHEMA.validate(line).isEmpty())
                .as(line + " is valid for the reader but for " + faults)
                .isEqualTo(faults.isEmpty());
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static List<String> faultsOf(ObjectNode line) {
        var faults = new ArrayList<String>();
        RequestParser.parse(line, (field, text) -> faults.add(field + ": " + text));
        return faults;
    }

    private static boolean isBeyondASchema(String fault) {
        return fault.contains("within the millisecond of arrival_time_ms") || fault.contains("expected at most");
    }
}
