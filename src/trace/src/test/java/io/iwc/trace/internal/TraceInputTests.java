package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.dataset.ClockUnit;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RecordAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a study takes for a row, and how it says what it does not. */
class TraceInputTests {
    private static final String HEADER = "started_at,input_tokens,output_tokens,ttft\n";

    @TempDir
    private Path folder;

    @Test
    void everyBadCellIsNamedWithItsLine() {
        var file = file("bad.csv", HEADER + """
                2026-01-01 00:00:00,5,7,0.1
                2026-01-01 00:00:01,five,7,0.1
                2026-01-01 00:00:02,5,-2,0.1
                yesterday,5,7,0.1
                2026-01-01 00:00:04,5,7,fast
                2026-01-01 00:00:05,5.5,7,0.1
                """);

        assertThatThrownBy(() -> overview(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file + ":3: input_tokens: found \"five\", expected an integer ≥ 0")
                .hasMessageContaining(file + ":4: output_tokens: found \"-2\", expected an integer ≥ 0")
                .hasMessageContaining(file + ":5: started_at: found \"yesterday\", expected")
                .hasMessageContaining(
                        file + ":6: ttft: found \"fast\", expected seconds from 0 to 1,000,000, or -1 for" + " unknown")
                .hasMessageContaining(file + ":7: input_tokens: found \"5.5\", expected an integer ≥ 0")
                .hasMessageEndingWith("\n5 of 6 lines are invalid; nothing was studied");
    }

    @Test
    void whatAFolderHoldsBesideIsNamed() throws IOException {
        file("alpha.csv", HEADER + "2026-01-01 00:00:00,5,7,0.1\n");
        file("BETA.CSV", HEADER + "2026-01-01 00:00:01,5,7,0.1\n");
        file("notes.txt", "");
        file(".hidden", "");
        file("_SUCCESS", "");
        Files.createDirectory(folder.resolve("older"));

        var sentences = TraceAnalysis.passedOver(List.of(folder, folder.resolve("alpha.csv")));

        assertThat(sentences)
                .containsExactly(
                        folder + ": not read: notes.txt, older (of a folder .csv, .parquet, .jsonl and .json files"
                                + " are read, .gz and .zst among them)");
        assertThat(metrics(folder, Reading.DEFAULT)).containsEntry("requests.count", 2.0);
    }

    @Test
    void aRowThatIsCutOffIsNamedWithItsLine() {
        var file = file("cut.csv", HEADER + "2026-01-01 00:00:00,5,7,0.1\n2026-01-01 00:00:01,5\n");

        assertThatThrownBy(() -> overview(file))
                .hasMessageContaining(file + ":3: found 2 cells, expected 4 as in the header");
    }

    @Test
    void aNumberIsNoTimeUntilItsUnitIsNamed() {
        var file = file("numbers.csv", HEADER + "1767225600.000000001,5,7,0.1\n1767225601.5,5,7,0.1\n");

        assertThatThrownBy(() -> overview(file))
                .hasMessageContaining(
                        "started_at: found \"1767225600.000000001\", expected an ISO-8601 time (of a number name the unit:"
                                + " --time-unit s|ms|us|ns)");
        assertThat(metrics(file, reading(Map.of(), Optional.of(ClockUnit.SECONDS))))
                .containsEntry("arrivals.spanSeconds", 1.499999999);
    }

    @Test
    void minusOneAndNothingAreUnknownAndCounted() {
        var file = file("unknown.csv", HEADER + """
                2026-01-01 00:00:00,-1,7,-1
                2026-01-01 00:00:01,,7,
                2026-01-01 00:00:02,10,7,0.5
                """);

        assertThat(metrics(file, Reading.DEFAULT))
                .containsEntry("tokens.prompt.n", 1.0)
                .containsEntry("tokens.prompt.unknown", 2.0)
                .containsEntry("tokens.prompt.mean", 10.0)
                .containsEntry("latency.ttft.n", 1.0)
                .containsEntry("latency.ttft.unknown", 2.0);
    }

    @Test
    void whatIsMissingSwitchesOffWhatNeedsIt() {
        var file = file("few.csv", "started_at,input_tokens,output_tokens\n2026-01-01 00:00:00,5,7\n");

        var report = SmallTrace.study(file, Study.USERS, Study.LATENCY);

        assertThat(report.failures()).isEmpty();
        assertThat(report.results().get(Study.USERS).undefined())
                .containsEntry("requests_per_user", "the trace has no users")
                .containsEntry("models_per_user", "the trace has no users and no models");
        assertThat(report.results().get(Study.LATENCY).undefined())
                .containsEntry("latency.tpot", "the trace has no times to the first token and no durations");
    }

    @Test
    void whatTheFormatLeavesOutStandsInEveryStudyAlsoFromTheCache() {
        var file = file("burst.csv", """
                Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
                5,ChatGPT,472,18,490,Conversation log
                45,GPT-4,1087,0,1087,API log
                118,ChatGPT,417,0,417,Conversation log
                """);
        var options = new TraceOptions(
                Reading.DEFAULT,
                List.of(Study.OVERVIEW, Study.TIMELINES),
                10,
                TraceOptions.Power.ofMachine(),
                Optional.empty(),
                Optional.of(folder.resolve("cache")),
                false);

        var computed = SmallTrace.analysis(options).of(List.of(file));
        var known = SmallTrace.analysis(options).of(List.of(file));

        assertThat(known.kept()).containsExactly(Study.OVERVIEW, Study.TIMELINES);
        for (var report : List.of(computed, known)) {
            assertThat(report.results().values()).allSatisfy(result -> assertThat(result.tables())
                    .filteredOn(table -> table.name().equals("rows_left_out"))
                    .singleElement()
                    .satisfies(table -> assertThat(table.table().each().get(0).text("reason"))
                            .isEqualTo("failed request (no response tokens)")));
            assertThat(TraceText.of(report))
                    .containsOnlyOnce("Left out               : 2 rows: failed request (no response tokens)\n");
        }
    }

    @Test
    void aHeaderThatNoFormatHasIsToldWhichOptionNamesItsColumns() {
        var file = file("own.csv", "wann,rein,raus\n2026-01-01 00:00:00,5,7\n");

        assertThatThrownBy(() -> overview(file))
                .hasMessageContaining("(the columns wann, rein, raus; --map arrival=NAME and the like reads any)");
    }

    @Test
    void anyColumnMayHoldAField() {
        var file = file("own.csv", "wann,rein,raus,wer\n2026-01-01 00:00:00,5,7,a\n2026-01-01 00:00:03,6,7,b\n");
        var columns = Map.of("arrival", "wann", "prompt_tokens", "rein", "output_tokens", "raus", "user", "wer");

        var report = SmallTrace.analysis(new TraceOptions(
                        new Reading(new TreeMap<>(columns), Optional.empty(), Optional.empty(), false),
                        List.of(Study.OVERVIEW),
                        10,
                        TraceOptions.Power.ofMachine(),
                        Optional.empty(),
                        Optional.empty(),
                        false))
                .of(List.of(file));

        assertThat(report.results().get(Study.OVERVIEW).metrics())
                .containsEntry("population.users.count", 2.0)
                .containsEntry("arrivals.spanSeconds", 3.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttft_ms", "TTFT (µs)", "ttft_nanos", "ttftMillis", "ttft_milliseconds"})
    void aColumnWhoseNameIsOfAnotherUnitIsNotTakenForSeconds(String column) {
        var file = file(
                "units.csv", "started_at,input_tokens,output_tokens," + column + "\n2026-01-01 00:00:00,5,7,120\n");
        var reading = new Reading(new TreeMap<>(Map.of("ttft", column)), Optional.empty(), Optional.empty(), false);

        assertThatThrownBy(() -> metrics(file, reading))
                .hasMessage(file + ": found the column " + column
                        + " for ttft, whose name is of another unit, expected seconds");
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        var file = file("named.csv", HEADER);

        assertThatThrownBy(() -> metrics(file, reading(Map.of("user", "wer"), Optional.empty())))
                .hasMessage(
                        file + ": found only the columns started_at, input_tokens, output_tokens, ttft, expected wer"
                                + " for user");
    }

    @Test
    void aCompressedFileIsReadAsItIs() throws IOException {
        var packed = folder.resolve("packed.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((HEADER + "2026-01-01 00:00:00,5,7,0.1\r\n\r\n2026-01-01 00:00:02,5,7,0.1")
                    .getBytes(StandardCharsets.UTF_8));
        }

        assertThat(metrics(packed, Reading.DEFAULT)).containsEntry("requests.count", 2.0);
    }

    @Test
    void parquetGivesTheNumbersOfTheCsvItWasMadeFrom() {
        var csv = SmallTrace.csv(folder);
        var parquet = folder.resolve("small.parquet");
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            engine.run(
                    "COPY (SELECT user_id, model_name, input_tokens, output_tokens, CAST(started_at AS TIMESTAMP_NS) AS"
                            + " started_at, ttft, duration FROM read_csv('" + csv + "', all_varchar = true)) TO '"
                            + parquet + "' (FORMAT parquet)");
        }

        var report = SmallTrace.study(parquet, Study.values());

        assertThat(EveryNumber.of(SmallTrace.json(report).path("studies"), SmallTrace.numbers(), 1e-9)
                        .differences())
                .isEmpty();
    }

    @Test
    void aBadCellOfAParquetFileIsNamedWithItsRow() {
        var parquet = folder.resolve("bad.parquet");
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            engine.run(
                    "COPY (SELECT TIMESTAMP '2026-01-01 00:00:00' AS started_at, x AS input_tokens, 1 AS output_tokens"
                            + " FROM (VALUES (1.0), (2.5)) t(x)) TO '" + parquet + "' (FORMAT parquet)");
        }

        assertThatThrownBy(() -> overview(parquet))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(parquet + ": row 2: found a cell that is no number");
    }

    @Test
    void aFolderOfFilesIsOneTraceWhoseModelsMayBeTheirNames() {
        file("alpha.csv", HEADER + "2026-01-01 00:00:00,5,7,0.1\n");
        file("beta.csv", HEADER + "2026-01-01 00:00:01,5,7,0.1\n");
        var byFile = new Reading(new TreeMap<>(), Optional.empty(), Optional.empty(), true);

        assertThat(metrics(folder, byFile))
                .containsEntry("requests.count", 2.0)
                .containsEntry("population.models.count", 2.0);
        assertThat(metrics(folder, Reading.DEFAULT)).doesNotContainKey("population.models.count");
    }

    @Test
    void whatTheReadersKnowIsATraceToo() {
        var azure = file("azure.csv", """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2023-11-16 18:17:03.9799600,4808,10
                2023-11-16 18:17:04.0319600,3180,8
                """);
        var mooncake = file(
                "mooncake.jsonl", "{\"timestamp\":0,\"input_length\":600,\"output_length\":5,\"hash_ids\":[1,2]}\n");

        assertThat(metrics(azure, Reading.DEFAULT))
                .containsEntry("tokens.prompt.max", 4808.0)
                .containsEntry("arrivals.spanSeconds", 0.052);
        assertThat(metrics(mooncake, Reading.DEFAULT)).containsEntry("tokens.prompt.mean", 600.0);
    }

    @Test
    void aRunThatWasStoppedIsReadAsARun() throws IOException {
        var run = Files.createDirectory(folder.resolve("run"));
        try (var part = new RecordAppender(run)) {
            part.append(RequestRecord.builder(1, "a", 0)
                    .sent(0)
                    .attempts(1)
                    .inputTokens(5)
                    .outputTokens(7, false)
                    .lastToken(2_000_000_000)
                    .end(2_000_000_000)
                    .ok("")
                    .build());
        }

        var report = SmallTrace.study(run, Study.OVERVIEW);

        assertThat(report.inputs()).extracting(TraceInput::format).containsExactly("run");
        assertThat(report.results().get(Study.OVERVIEW).metrics())
                .containsEntry("tokens.prompt.mean", 5.0)
                .containsEntry("latency.duration.mean", 2.0);
    }

    @Test
    void anEmptyFolderIsRefused() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> overview(empty))
                .isInstanceOf(IwcException.class)
                .hasMessage(
                        empty + ": found no file to read, expected .csv, .parquet, .jsonl or .json files (.gz and .zst"
                                + " are decompressed), or a run folder");
    }

    private Path file(String name, String text) {
        return SmallTrace.write(folder.resolve(name), text);
    }

    private static Reading reading(Map<String, String> columns, Optional<ClockUnit> unit) {
        return new Reading(new TreeMap<>(columns), unit, Optional.empty(), false);
    }

    private static TraceReport overview(Path file) {
        return SmallTrace.study(file, Study.OVERVIEW);
    }

    private static Map<String, Double> metrics(Path file, Reading reading) {
        return SmallTrace.analysis(TraceOptions.of(reading, Study.OVERVIEW))
                .of(List.of(file))
                .results()
                .get(Study.OVERVIEW)
                .metrics();
    }
}
