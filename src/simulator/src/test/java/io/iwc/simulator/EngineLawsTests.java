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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isNeverIdleWhileSomebodyWaits(long seed) {
        var workload = Workloads.random(seed);
        var ends = new TreeSet<Long>();
        var begins = new ArrayList<Long>();

        engine.predict(workload, (replica, from, to, load) -> {
            begins.add(from);
            ends.add(to);
        });

        // a step that does not begin where one ended begins where a request arrives
        var arrivals = workload.requests().stream().map(Request::arrivalNanos).collect(Collectors.toSet());
        assertThat(begins).allMatch(begin -> ends.contains(begin) || arrivals.contains(begin));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsNoLaterWithMoreCapacityWhereNobodyIsPreempted(long seed) {
        var workload = Workloads.random(seed);
        var roomy = ROUND.toBuilder("roomy").kvBlocks(100_000).maxSequences(200).build();
        var roomier =
                roomy.toBuilder("roomier").kvBlocks(200_000).maxSequences(400).build();

        assertThat(lastEnd(Engine.of(roomier, 42, LETTERS).predict(workload)))
                .isLessThanOrEqualTo(lastEnd(Engine.of(roomy, 42, LETTERS).predict(workload)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isNoSlowerOnTheWholeWhenPrefixesAreShared(long seed) {
        var shared = Workloads.random(seed);
        var salted = Workload.of(
                "salted",
                shared.requests().stream().map(EngineLawsTests::salted).toList(),
                Manifest.of("test"));

        assertThat(lastEnd(engine.predict(shared))).isLessThanOrEqualTo(lastEnd(engine.predict(salted)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesNoTokenHoweverABudgetIsSplit(long seed) {
        var workload = Workloads.random(seed);
        var tokens = new long[2];
        var wide = ROUND.toBuilder("wide")
                .maxBatchedTokens(4_096)
                .scheduling(withoutCache())
                .build();
        var narrow =
                wide.toBuilder("narrow").maxBatchedTokens(64).kvBlocks(4_096).build();
        var roomy = wide.toBuilder("wide").kvBlocks(4_096).build();

        Engine.of(roomy, 42, LETTERS).predict(workload, (replica, from, to, load) -> tokens[0] += load.batchTokens());
        Engine.of(narrow, 42, LETTERS).predict(workload, (replica, from, to, load) -> tokens[1] += load.batchTokens());

        assertThat(tokens[1]).isEqualTo(tokens[0]);
    }

    /** Seen from outside: what the steps say that they compute, and what they read for it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverHoldsMoreInTheKvCacheThanItsCapacity(long seed) {
        var tight = ROUND.toBuilder("tight")
                .kvBlocks(64)
                .maxSequences(100)
                .scheduling(withoutCache())
                .build();
        var held = new ArrayList<Long>();

        Engine.of(tight, 42, LETTERS).predict(Workloads.random(seed), (replica, from, to, load) -> {
            var tokens = load.contextTokens();
            for (var i = 0; i < load.chunks(); i++) {
                tokens += load.chunkContext(i) + load.chunkTokens(i);
            }
            held.add(tokens);
        });

        assertThat(held)
                .allMatch(tokens -> tokens <= tight.kvTokens())
                .anyMatch(tokens -> tokens > tight.kvTokens() / 2);
    }

    private static Scheduling withoutCache() {
        return Scheduling.DEFAULT.withPrefixCaching(false);
    }

    private static Request salted(Request request) {
        return Request.lengthOnly(request.promptTokens().orElseThrow())
                .withId(request.id())
                .arrivingAt(request.arrivalNanos())
                .withOutputTokens(request.outputTokens().orElseThrow())
                .build();
    }

    private static long lastEnd(Run run) {
        return run.records().stream()
                .mapToLong(record -> record.endNanos().orElseThrow())
                .max()
                .orElseThrow();
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
