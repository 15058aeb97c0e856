package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.iwc.InvalidInputException;
import io.iwc.metric.Metric;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunMergeTests {
    private static final RunContext CONTEXT =
            RunContext.none().withManifest("schema: iwc-manifest/1\n").startedAt(Instant.EPOCH);

    @TempDir
    private Path folder;

    /** The law of merging: cut in parts and put together it is the same, to the byte. */
    @ParameterizedTest
    @MethodSource("io.iwc.run.internal.Records#seeded")
    void givesTheBytesOfTheRunThatWasCut(List<RequestRecord> records) throws IOException {
        var random = new Random(records.size());
        var count = 1 + random.nextInt(4);
        var samples = samples(random);
        RunFolder.at(folder.resolve("whole"))
                .write(run(records).telemetry(Telemetry.of(samples)).build(), CONTEXT);
        var parts = cut(records, samples, count, random);
        Collections.shuffle(parts, random);

        var merged = RunMerge.merge(parts, folder.resolve("merged"));

        assertThat(merged.records()).hasSameSizeAs(records);
        for (var file : List.of("results.csv", "results.jsonl", "telemetry.csv", "workload.manifest.yaml")) {
            assertThat(folder.resolve("merged").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
        assertThat(withoutReasons("merged")).isEqualTo(withoutReasons("whole"));
    }

    /** Two clients on one machine, or at one page: their samples lie between each other. By hand: 4 s at 100 W. */
    @Test
    void countsWhatTwoShardsWatchedOnce() {
        shard("a", "1/2", List.of(Records.ok(1, 1000, 100, 2000, 10)), power("GPU-a", 0), power("GPU-a", 6000));
        shard("b", "2/2", List.of(Records.ok(2, 2000, 100, 3000, 10)), power("GPU-a", 7), power("GPU-a", 6007));

        var merged = RunMerge.merge(folders("a", "b"), folder.resolve("merged"));

        assertThat(merged.telemetry().samples()).hasSize(4);
        assertThat(merged.telemetry().series(TelemetryMetric.POWER_WATTS)).hasSize(1);
        assertThat(joules(merged)).isCloseTo(400, within(1e-9));
    }

    /** By hand: 4 s at 100 W on each of two machines, both call theirs GPU 0. */
    @Test
    void addsWhatShardsOnTwoMachinesWatched() {
        shard("a", "1/2", List.of(Records.ok(1, 1000, 100, 2000, 10)), power("GPU-a", 0), power("GPU-a", 6000));
        shard("b", "2/2", List.of(Records.ok(2, 2000, 100, 3000, 10)), power("GPU-b", 7), power("GPU-b", 6007));

        var merged = RunMerge.merge(folders("a", "b"), folder.resolve("merged"));

        assertThat(merged.telemetry().series(TelemetryMetric.POWER_WATTS)).hasSize(2);
        assertThat(joules(merged)).isCloseTo(800, within(1e-9));
        assertThat(merged.measurement(Metric.of("run.gpu.energyPerRequestJoules"))
                        .value())
                .isCloseTo(400, within(1e-9));
    }

    @Test
    void saysWhichShardCouldNotSample() {
        shard("a", "1/2", List.of(Records.ok(1, 0, 10, 30, 3)));
        RunFolder.at(folder.resolve("b"))
                .write(
                        run(List.of(Records.ok(2, 0, 10, 30, 3)))
                                .option("shard", "2/2")
                                .option("audit.telemetry", "nvidia-smi ended with status 15")
                                .build(),
                        CONTEXT);

        var merged = RunMerge.merge(folders("a", "b"), folder.resolve("merged"));

        assertThat(merged.options()).containsEntry("audit.telemetry", "shard 2/2: nvidia-smi ended with status 15");
    }

    @Test
    void isAsValidAsTheLeastValidShard() {
        var onTime = Records.ok(1, 0, 10, 30, 3);
        var late = RequestRecord.builder(2, "r2", 0)
                .ok("stop")
                .sent(Duration.ofSeconds(1).toNanos())
                .end(Duration.ofSeconds(2).toNanos())
                .build();
        var others = new ArrayList<>(List.of(onTime));
        for (var i = 3; i < 1000; i++) {
            others.add(Records.ok(i, i, 10, 30, 3));
        }
        shard("a", "1/2", others);
        shard("b", "2/2", List.of(late));

        var merged = RunMerge.merge(folders("a", "b"), folder.resolve("merged"));

        assertThat(merged.invalidReasons())
                .containsExactly("shard 2/2: client-limited: schedule lag P99 is 1000 ms, allowed 25 ms");
        assertThat(RunFolder.at(folder.resolve("merged")).read().invalidReasons())
                .isEqualTo(merged.invalidReasons());
    }

    @Test
    void isIncompleteWhereAShardIs() {
        shard("a", "1/2", List.of(Records.ok(1, 0, 10, 30, 3)));
        RunFolder.at(folder.resolve("b"))
                .write(
                        run(List.of(Records.ok(2, 0, 10, 30, 3)))
                                .option("shard", "2/2")
                                .incomplete()
                                .build(),
                        CONTEXT);

        var merged = RunMerge.merge(folders("a", "b"), folder.resolve("merged"));

        assertThat(merged.isComplete()).isFalse();
    }

    @Test
    void takesTheWorstOfWhatClientsSayOfThemselves() {
        for (var i = 1; i <= 2; i++) {
            RunFolder.at(folder.resolve("s" + i))
                    .write(
                            run(List.of(Records.ok(i, 0, 10, 30, 3)))
                                    .option("shard", i + "/2")
                                    .option("audit.gcPauseMaxSeconds", i / 100.0)
                                    .option("notSent", i == 1 ? "stop" : "seed, stop")
                                    .build(),
                            CONTEXT);
        }

        var merged = RunMerge.merge(folders("s1", "s2"), folder.resolve("merged"));

        assertThat(merged.options())
                .containsEntry("audit.gcPauseMaxSeconds", 0.02)
                .containsEntry("notSent", "seed, stop")
                .doesNotContainKey("shard");
    }

    @Test
    void refusesWhatIsNotAllOfOneReplay() {
        shard("a", "1/3", List.of(Records.ok(1, 0, 10, 30, 3)));
        RunFolder.at(folder.resolve("b"))
                .write(
                        run(List.of(Records.ok(1, 0, 10, 30, 3)))
                                .option("shard", "2/3")
                                .option("cache", "cold")
                                .build(),
                        CONTEXT);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RunMerge.merge(folders("a", "b"), folder.resolve("merged")))
                .withMessageContaining(folder.resolve("b/summary.json")
                        + ": options.cache: found \"cold\", expected \"warm\" as in " + folder.resolve("a"))
                .withMessageContaining(folder.resolve("a/summary.json")
                        + ": options.shard: found shard 3/3 nowhere, expected every shard once")
                .withMessageContaining(
                        folder.resolve("b/summary.json") + ": seq: found 1 again, expected every request once");
        assertThat(folder.resolve("merged")).doesNotExist();
    }

    @Test
    void refusesAShardTwice() {
        shard("a", "1/1", List.of(Records.ok(1, 0, 10, 30, 3)));
        shard("b", "1/1", List.of(Records.ok(2, 0, 10, 30, 3)));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RunMerge.merge(folders("a", "b"), folder.resolve("merged")))
                .withMessageContaining("options.shard: found shard 1/1 twice, expected every shard once");
    }

    @Test
    void refusesWhatIsNoShardAndWhatDidNotEnd() {
        RunFolder.at(folder.resolve("a")).write(run(List.of()).build(), CONTEXT);
        new RecordAppender(folder.resolve("b")).close();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RunMerge.merge(folders("a"), folder.resolve("merged")))
                .withMessage(folder.resolve("a/summary.json")
                        + ": found no shard among its options, expected a run of iwc run --shard I/N");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RunMerge.merge(folders("b"), folder.resolve("merged")))
                .withMessage(folder.resolve("b/results.part.jsonl")
                        + ": found a run that did not end, expected a finished shard; run it again");
    }

    private List<Path> cut(List<RequestRecord> records, List<TelemetrySample> samples, int count, Random random) {
        var partsOfRecords = dealt(records, count, random);
        var partsOfSamples = dealt(samples, count, random);
        var folders = new ArrayList<Path>();
        for (var i = 0; i < count; i++) {
            folders.add(shard(
                    "part" + i,
                    (i + 1) + "/" + count,
                    partsOfRecords.get(i),
                    partsOfSamples.get(i).toArray(TelemetrySample[]::new)));
        }
        return folders;
    }

    private static <T> List<List<T>> dealt(List<T> all, int count, Random random) {
        var parts = new ArrayList<List<T>>();
        for (var i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        all.forEach(it -> parts.get(random.nextInt(count)).add(it));
        return parts;
    }

    /** Every metric now and then, from two sources that see the GPUs of two machines; no two at one instant. */
    private static List<TelemetrySample> samples(Random random) {
        var metrics = TelemetryMetric.values();
        return IntStream.range(0, 1 + random.nextInt(200))
                .mapToObj(i -> new TelemetrySample(
                        i * 70_000_000L - random.nextInt(70_000_000),
                        random.nextBoolean() ? "nvidia-smi" : "prometheus",
                        metrics[random.nextInt(metrics.length)],
                        new TreeMap<>(Map.of("gpu", "0", "uuid", random.nextBoolean() ? "GPU-a" : "GPU-b")),
                        random.nextInt(100) / 100.0))
                .toList();
    }

    private static TelemetrySample power(String uuid, long millis) {
        return new TelemetrySample(
                millis * 1_000_000,
                "nvidia-smi",
                TelemetryMetric.POWER_WATTS,
                new TreeMap<>(Map.of("gpu", "0", "uuid", uuid)),
                100);
    }

    private static double joules(Run run) {
        return run.measurement(Metric.of("run.gpu.energyJoules")).value();
    }

    private Path shard(String name, String shard, List<RequestRecord> records, TelemetrySample... samples) {
        RunFolder.at(folder.resolve(name))
                .write(
                        run(records)
                                .option("shard", shard)
                                .telemetry(Telemetry.of(List.of(samples)))
                                .build(),
                        CONTEXT);
        return folder.resolve(name);
    }

    private static Run.Builder run(List<RequestRecord> records) {
        return Run.builder("test", Origin.MEASURED, Records.ENDPOINT)
                .records(records)
                .option("cache", "warm");
    }

    private List<Path> folders(String... names) {
        return List.of(names).stream().map(folder::resolve).toList();
    }

    /** A shard without a success is invalid where the whole is not: reasons are held by other tests. */
    private String withoutReasons(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("summary.json"))
                .replaceAll("(?s)\"validity\": \\{.*?\\n  }", "");
    }
}
