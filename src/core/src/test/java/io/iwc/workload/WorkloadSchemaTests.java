package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.iwc.artifact.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            var line = lines.mutated();
            var faults = faultsOf(line);
            faults.removeIf(WorkloadSchemaTests::isBeyondASchema);

            assertThat(SCHEMA.validate(line).isEmpty())
                    .as(line + " is valid for the reader but for " + faults)
                    .isEqualTo(faults.isEmpty());
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
