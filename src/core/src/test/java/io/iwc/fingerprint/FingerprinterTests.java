package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.prefix.CacheRule;
import io.iwc.prefix.CacheTariff;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.WorkloadWriter;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.LengthsTaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprinterTests {
    private final Tokenizer tokenizer = new NumberTokenizer();

    @Test
    void measuresNothingInAnEmptyWorkloadAndSaysWhy() {
        var empty = Fingerprinter.of(Examples.workload("empty", List.of()), tokenizer);

        assertThat(empty.measurement(Metric.REQUEST_COUNT)).isEqualTo(Measurement.of(0));
        assertThat(reason(empty, "tokens.prompt.p50")).isEqualTo("no prompt text and no prompt_tokens");
        assertThat(reason(empty, "tokens.prompt.total")).isEqualTo("no prompt text and no prompt_tokens");
        assertThat(reason(empty, "arrivals.meanRps")).isEqualTo("no requests");
        assertThat(empty.measurement(Metric.SESSION_COUNT)).isEqualTo(Measurement.of(0));
        assertThat(reason(empty, "population.users.coverage")).isEqualTo("no request carries a user_id");
        assertThat(empty.primaryClass()).isEqualTo(PrimaryClass.UNKNOWN);
        assertThat(empty.tags()).containsExactly(ShapeTag.UNKNOWN);
    }

    @Test
    void hasNoOutputWithoutCapOrObservation() {
        var text = Request.text("1 2 3").arrivingAt(0).build();

        var fingerprint = Fingerprinter.of(Examples.workload("captured", List.of(text)), tokenizer);

        var reason = "no output length: neither output_tokens nor max_output_tokens";
        assertThat(reason(fingerprint, "tokens.output.mean")).isEqualTo(reason);
        assertThat(reason(fingerprint, "tokens.output.total")).isEqualTo(reason);
        assertThat(reason(fingerprint, "tokens.promptOutputRatio.p50")).isEqualTo(reason);
        assertThat(reason(fingerprint, "prefill.dominance.total")).isEqualTo(reason);
        assertThat(fingerprint.label("tokens.outputSource")).contains("none");
        assertThat(fingerprint.label("class.primary")).contains("batch/offline");
    }

    @Test
    void countsEachSourceWhereTheyAreMixed() {
        var requests = List.of(
                Request.text("1 2").arrivingAt(0).withOutputTokens(4).build(),
                Request.lengthOnly(6).arrivingAt(1).withMaxOutputTokens(8).build(),
                Request.text("3").arrivingAt(2).build());

        var fingerprint = Fingerprinter.of(Examples.workload("mixed", requests), tokenizer);

        assertThat(fingerprint.label("tokens.promptSource")).contains("mixed");
        assertThat(fingerprint.label("tokens.outputSource")).contains("mixed (1 observed, 1 cap, 1 none)");
        assertThat(fingerprint.kind()).isEqualTo(Fingerprint.Kind.MIXED);
        assertThat(fingerprint.measurement(Metric.of("tokens.output.total")).value())
                .isEqualTo(12);
        assertThat(fingerprint.measurement(Metric.of("tokens.prompt.total")).value())
                .isEqualTo(9);
    }

    @Test
    void leavesRequestsWithoutOutputOutOfRatios() {
        var requests = List.of(
                Request.lengthOnly(6).arrivingAt(0).withOutputTokens(0).build(),
                Request.lengthOnly(0).arrivingAt(1).withOutputTokens(0).build());

        var fingerprint = Fingerprinter.of(Examples.workload("silent", requests), tokenizer);

        assertThat(reason(fingerprint, "tokens.promptOutputRatio.mean"))
                .isEqualTo("no output is longer than zero tokens");
        assertThat(fingerprint.measurement(Metric.of("prefill.dominance.n")).value())
                .isEqualTo(1);
        assertThat(fingerprint.measurement(Metric.PREFILL_TOTAL).value()).isEqualTo(1);
    }

    @Test
    void knowsOnlyTheOrderOfOrdinals() {
        var captured = Examples.cumulative().withArrivalsAs(ArrivalMeaning.ORDER_ONLY);

        var fingerprint = Fingerprinter.of(captured, tokenizer);

        assertThat(reason(fingerprint, "arrivals.burstinessCv")).isEqualTo("arrivals are ordinals");
        assertThat(reason(fingerprint, "sessions.turnGap.mean")).isEqualTo("arrivals are ordinals");
        assertThat(fingerprint.measurement(Metric.SESSION_REUSE_MEAN).isDefined())
                .isTrue();
        assertThat(fingerprint.labels()).containsEntry("class.tags", List.of("prefill-heavy", "high-reuse"));
    }

    @ParameterizedTest
    @EnumSource(ArrivalMeaning.class)
    void measuresCapturedTrafficInAFileAsInMemory(ArrivalMeaning meaning, @TempDir Path folder) {
        var file = folder.resolve("captured.jsonl");
        var captured = Workload.of("captured", Examples.cumulative().requests(), Manifest.of("captured"))
                .withArrivalsAs(meaning);
        WorkloadWriter.write(captured, file);

        var streamed = Fingerprinter.of(file, Fingerprinter.Options.of(tokenizer));

        assertThat(streamed.label("captured"))
                .contains(meaning == ArrivalMeaning.TIMES ? "wall clock" : "virtual clock");
        assertThat(streamed.workloadSha256()).isEmpty();
        assertThat(FingerprintFile.text(streamed))
                .isEqualTo(FingerprintFile.text(Fingerprinter.of(captured, tokenizer)))
                .isEqualTo(FingerprintFile.text(Fingerprinter.of(Workload.read(file), tokenizer)));
    }

    @Test
    void findsAllErrorsOfAFileAlsoBehindALineThatIsLate(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), """
                {"request_id":"a","arrival_time_ms":9,"prompt":"1"}
                {"request_id":"b","arrival_time_ms":0,"prompt":"2"}
                {"request_id":"b","arrival_time_ms":9,"prompt":"3"}
                {"request_id":"a","arrival_time_ms":9,"prompt":"4"}
                """);

        assertThatThrownBy(() -> Fingerprinter.of(file, Fingerprinter.Options.of(tokenizer)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ":3: request_id: found \"b\" again, first seen in line 2; ids must be unique\n"
                        + file + ":4: request_id: found \"a\" again, first seen in line 1; ids must be unique\n"
                        + "2 errors in 4 lines");
    }

    @Test
    void hasNoArrivalsWhereOneIsMissing() {
        var requests = List.of(
                Request.lengthOnly(1).withOutputTokens(1).arrivingAt(5).build(),
                Request.lengthOnly(1).withOutputTokens(1).build());

        var fingerprint = Fingerprinter.of(requests.stream(), Fingerprinter.Options.of(tokenizer));

        assertThat(reason(fingerprint, "arrivals.spanSeconds")).isEqualTo("no arrival times");
    }

    @Test
    void refusesRequestsThatComeTooLate() {
        var fingerprinter = Fingerprinter.with(tokenizer);
        fingerprinter.accept(Request.lengthOnly(1).withId("a").arrivingAt(7).build());

        var late = Request.lengthOnly(1).withId("b").arrivingAt(6).build();

        assertThatThrownBy(() -> fingerprinter.accept(late))
                .isInstanceOf(ArrivalsOutOfOrderException.class)
                .hasMessage("request b: arrival: found 6 ns after 7 ns, expected requests in arrival order; "
                        + "sort them first");
    }

    @Test
    void refusesABlockOfNoTokens() {
        var options = Fingerprinter.Options.of(tokenizer);

        assertThatThrownBy(() -> options.withBlockSizes(List.of(16, 0)))
                .hasMessage("block size: found 0, expected an integer ≥ 1");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seesTheSameOneByOneAsAtOnce(long seed) {
        var workload = random(seed);

        var options = Fingerprinter.Options.of(tokenizer).named(workload.name()).ofWorkload(workload.sha256());
        var fingerprinter = Fingerprinter.with(options);
        workload.requests().forEach(fingerprinter::accept);
        var oneByOne = fingerprinter.finish();

        assertThat(FingerprintFile.text(oneByOne))
                .isEqualTo(FingerprintFile.text(Fingerprinter.of(workload, tokenizer)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seesTheSameInNumbersAsOneByOne(long seed) {
        var random = new Random(seed);
        var options = Fingerprinter.Options.of(tokenizer)
                .withArrivalsAs(seed % 3 == 0 ? ArrivalMeaning.ORDER_ONLY : ArrivalMeaning.TIMES)
                .withBlockSizes(seed % 2 == 0 ? List.of() : List.of(16))
                .withTariff(seed % 5 == 0 ? CacheTariff.NONE.cachedBy(CacheRule.OPENAI) : CacheTariff.NONE);
        var inNumbers = Fingerprinter.with(options);
        var oneByOne = Fingerprinter.with(options);
        var nanos = 0L;
        for (var block = 0; block < 4; block++) {
            var rows = new LengthRows(16);
            for (var i = random.nextInt(200); i >= 0; i--) {
                nanos += random.nextInt(3) * (long) random.nextInt(2_000_000_000);
                rows.add(nanos, random.nextInt(3) * random.nextInt(200_000), random.nextInt(2) * random.nextInt(900));
            }
            inNumbers.accept(rows);
            LengthsTaker.passOn(rows, oneByOne::accept);
        }
        if (seed % 4 == 0) { // and goes on with others
            var text = Request.text("1 2 3").withId("x").arrivingAt(nanos).build();
            inNumbers.accept(text);
            oneByOne.accept(text);
        }

        assertThat(FingerprintFile.text(inNumbers.finish())).isEqualTo(FingerprintFile.text(oneByOne.finish()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void measuresTextAsItMeasuresItsLengths(long seed) {
        var text = random(seed);
        var lengths = Examples.workload(
                "lengths",
                text.requests().stream()
                        .map(request -> request.toBuilder()
                                .withPrompt(new Prompt.Lengths(
                                        tokenizer.count(((Prompt.Text) request.prompt()).text()), Optional.empty()))
                                .build())
                        .toList());

        var ofText = Fingerprinter.of(text, tokenizer);
        var ofLengths = Fingerprinter.of(lengths, tokenizer);

        assertThat(ofLengths.distribution("tokens.prompt")).isEqualTo(ofText.distribution("tokens.prompt"));
        assertThat(ofLengths.distribution("sessions.promptGrowth"))
                .isEqualTo(ofText.distribution("sessions.promptGrowth"));
        assertThat(reason(ofLengths, "reuse.session.mean")).isEqualTo("no prompt text and no prefix hashes");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ordersTurnsOfOneInstantByTheirTurn(long seed) {
        var turns = new ArrayList<Request>();
        for (var turn = 0; turn < 8; turn++) {
            turns.add(Request.text(Examples.numbers(0, 10 + turn * turn))
                    .inSession("s")
                    .asTurn(turn)
                    .arrivingAt(Examples.millis(turn / 4))
                    .build());
        }
        var shuffled = new ArrayList<>(turns);
        Collections.shuffle(shuffled, new Random(seed));

        var expected = Fingerprinter.of(Examples.workload("turns", turns), tokenizer);
        var fingerprint = Fingerprinter.of(Examples.workload("turns", shuffled), tokenizer);

        assertThat(ofSessions(fingerprint)).isEqualTo(ofSessions(expected));
    }

    private static Map<Metric, Measurement> ofSessions(Fingerprint fingerprint) {
        return fingerprint.measurements().entrySet().stream()
                .filter(entry -> entry.getKey().id().startsWith("sessions.")
                        || entry.getKey().id().startsWith("reuse.session"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    private static String reason(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).reason();
    }

    private static Workload random(long seed) {
        var random = new Random(seed);
        var now = new long[1];
        return Examples.workload(
                "random",
                IntStream.range(0, 300)
                        .mapToObj(i -> Request.text(Examples.numbers(random.nextInt(3), 1 + random.nextInt(40)))
                                .withId("r" + i)
                                .inSession("s" + (i < 2 ? 0 : random.nextInt(20)))
                                .byUser("u" + random.nextInt(5))
                                .arrivingAt(now[0] += random.nextInt(1_000_000_000))
                                .withMaxOutputTokens(1 + random.nextInt(99))
                                .build())
                        .toList());
    }
}
