package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.JsonLine;
import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTests {
    @ParameterizedTest
    @MethodSource("io.iwc.run.internal.Records#seeded")
    void readsBackWhatItWrote(List<RequestRecord> records) {
        for (var record : records) {
            var line = Json.compact(RecordJson.tree(record));

            var back = RecordJson.parse(Json.parse(line));

            assertThat(back)
                    .usingRecursiveComparison()
                    .ignoringFields("dueNanos")
                    .isEqualTo(record);
            assertThat(back.dueNanos()).isEqualTo(record.dueNanos());
        }
    }

    /** The JSON library is the reference. */
    @ParameterizedTest
    @MethodSource("io.iwc.run.internal.Records#seeded")
    void aLineIsTheTreeInCompactJson(List<RequestRecord> records) {
        var line = new JsonLine();

        for (var record : records) {
            assertThat(StandardCharsets.UTF_8
                            .decode(RecordJson.line(record, line, true))
                            .toString())
                    .isEqualTo(Json.compact(RecordJson.tree(record)) + "\n");
        }
    }

    @Test
    void aLineCarriesWhatAServerSaid() {
        for (var said : List.of("\u0001 \"no\" \\ \u00e9\u4e2d\ud83d\ude00", "cut off: \ud83d")) {
            var record = RequestRecord.builder(1, "r", 0)
                    .failed(ErrorClass.HTTP_5XX, said)
                    .build();

            var line = RecordJson.line(record, new JsonLine(), true);

            assertThat(StandardCharsets.UTF_8.decode(line).toString().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo((Json.compact(RecordJson.tree(record)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void keepsTheTimesThatTheServerStates() {
        var record = RequestRecord.builder(1, "r", 0)
                .ok("stop")
                .serverPrompt(30_958_000)
                .serverGeneration(661_064_000)
                .build();

        var tree = Json.parse(Json.compact(RecordJson.tree(record)));

        assertThat(tree.path("server_prompt_ns").asLong()).isEqualTo(30_958_000);
        assertThat(RecordJson.parse(tree).serverPromptNanos()).hasValue(30_958_000);
        assertThat(RecordJson.parse(tree).serverGenerationNanos()).hasValue(661_064_000);
    }

    @Test
    void leavesOutWhatNeverCame() {
        var line = Json.compact(RecordJson.tree(Records.failed(3, 7, ErrorClass.HTTP_429)));

        assertThat(line)
                .isEqualTo("{\"attempts\":1,\"chunks\":0,\"due_ns\":7000000,\"end_ns\":8000000,\"error\":\"said no\","
                        + "\"error_class\":\"http_429\",\"itl_ns\":[],\"outcome\":\"failed\",\"request_id\":\"req-3\","
                        + "\"scheduled_ns\":7000000,\"sent_ns\":7000000,\"seq\":3,\"streamed\":false}");
    }

    @Test
    void refusesARecordThatMissesAKeyOrHasAnUnknownWord() {
        assertThatThrownBy(() -> RecordJson.parse(Json.parse("{\"seq\":1}")))
                .isInstanceOf(IwcException.class)
                .hasMessage("request_id: found nothing, expected the key in every record");
        assertThatThrownBy(() -> RecordJson.parse(
                        Json.parse("{\"seq\":1,\"request_id\":\"a\",\"scheduled_ns\":0,\"outcome\":\"fine\"}")))
                .hasMessage("outcome: found \"fine\", expected ok, failed or cancelled");
    }
}
