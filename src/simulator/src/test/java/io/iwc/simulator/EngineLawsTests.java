package io.iwc.simulator;

import static io.iwc.simulator.Workloads.LETTERS;
import static io.iwc.simulator.Workloads.ROUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.simulator.internal.Engine;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineLawsTests {
    private final Engine engine = Engine.of(ROUND, 42, LETTERS);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesNoRequestAndNoToken(long seed) {
        var workload = Workloads.random(seed);

        var records = engine.predict(workload).records();

        assertThat(records).hasSameSizeAs(workload.requests()).allSatisfy(record -> {
            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.outputTokens()).isEqualTo(record.outputTokensAsked());
            assertThat(record.itlNanos()).hasSize(record.outputTokens().orElseThrow() - 1);
        });
        assertThat(records.stream().map(RequestRecord::requestId))
                .containsExactlyElementsOf(
                        workload.requests().stream().map(Request::id).toList());
        assertThat(records.stream()
                        .mapToInt(record -> record.inputTokens().orElseThrow())
                        .sum())
                .isEqualTo(workload.requests().stream()
                        .mapToInt(request -> request.promptTokens().orElseThrow())
                        .sum());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void predictsTheSameAlways(long seed) {
        assertThat(stamps(engine.predict(Workloads.random(seed))))
                .isEqualTo(stamps(engine.predict(Workloads.random(seed))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsStampsInOrder(long seed) {
        assertThat(engine.predict(Workloads.random(seed)).records()).allSatisfy(record -> {
            var first = record.firstTokenNanos().orElseThrow();
            assertThat(first).isGreaterThan(record.scheduledNanos());
            assertThat(Arrays.stream(record.itlNanos())).allMatch(gap -> gap > 0);
            assertThat(first + Arrays.stream(record.itlNanos()).sum())
                    .isEqualTo(record.lastTokenNanos().orElseThrow());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersALoneRequestNoLaterWhenTheProfileIsFaster(long seed) {
        var random = new Random(seed);
        var workload = Workloads.of(Workloads.request(0, random.nextInt(1, 2_000), random.nextInt(1, 200)));
        var cost = (StepCost.Linear) ROUND.stepCost();
        var faster = EngineProfile.builder("faster")
                .source("made up for tests")
                .stepOverheadSeconds(cost.stepOverheadSeconds() * random.nextDouble(0.1, 1))
                .prefillSecondsPerToken(cost.prefillSecondsPerToken() * random.nextDouble(0.1, 1))
                .decodeSecondsPerSequence(cost.decodeSecondsPerSequence() * random.nextDouble(0.1, 1))
                .kvReadSecondsPerToken(cost.kvReadSecondsPerToken() * random.nextDouble(0.1, 1))
                .maxBatchedTokens(ROUND.maxBatchedTokens())
                .maxSequences(ROUND.maxSequences())
                .kvBlocks(ROUND.kvBlocks())
                .blockSize(ROUND.blockSize())
                .build();

        var record = engine.predict(workload).records().get(0);
        var fasterRecord =
                Engine.of(faster, 42, LETTERS).predict(workload).records().get(0);

        assertThat(fasterRecord.firstTokenNanos().orElseThrow())
                .isLessThan(record.firstTokenNanos().orElseThrow());
        assertThat(fasterRecord.lastTokenNanos().orElseThrow())
                .isLessThan(record.lastTokenNanos().orElseThrow());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverAnswersSoonerOnAverageUnderMoreLoad(long seed) {
        var relaxed = Workloads.random(seed);
        var pressed = squeezed(relaxed, 4);

        assertThat(meanTtft(engine.predict(pressed))).isGreaterThanOrEqualTo(meanTtft(engine.predict(relaxed)));
    }

    private static Workload squeezed(Workload workload, int times) {
        var requests = workload.requests().stream()
                .map(request -> request.toBuilder()
                        .arrivingAt(request.arrivalNanos() / times)
                        .build())
                .toList();
        return Workload.of("squeezed", requests, Manifest.of("test"));
    }

    private static double meanTtft(Run run) {
        return run.records().stream()
                .mapToLong(record -> record.firstTokenNanos().orElseThrow() - record.scheduledNanos())
                .average()
                .orElseThrow();
    }

    private static String stamps(Run run) {
        var text = new StringBuilder();
        for (var record : run.records()) {
            text.append(record.requestId())
                    .append(' ')
                    .append(record.firstTokenNanos())
                    .append(' ')
                    .append(Arrays.toString(record.itlNanos()))
                    .append(' ')
                    .append(record.cachedPromptTokens())
                    .append('\n');
        }
        return text.toString();
    }
}
