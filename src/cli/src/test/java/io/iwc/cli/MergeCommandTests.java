package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySeries;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three clients at one endpoint, against one client that sends it all. */
class MergeCommandTests {
    private static final int SHARDS = 3;

    @TempDir
    private Path folder;

    @Test
    void recordsWhatOneClientWouldHave() throws IOException {
        writeWorkload();
        var threads = Executors.newFixedThreadPool(SHARDS); // the common pool of two processors has a single thread
        try (var endpoint = EmbeddedEndpoint.start()) {
            run(endpoint, "--start-at", soon(), "-o", path("single"));
            var askedAlone = asked(endpoint);
            endpoint.reset();
            var together = soon();
            var clients = new ArrayList<CompletableFuture<Void>>();
            for (var i = 1; i <= SHARDS; i++) {
                var shard = i + "/" + SHARDS;
                var to = path("part-" + i);
                clients.add(CompletableFuture.runAsync(
                        () -> run(endpoint, "--start-at", together, "--shard", shard, "-o", to), threads));
            }
            clients.forEach(CompletableFuture::join);

            iwc("merge", path("part-2"), path("part-3"), path("part-1"), "-o", path("merged"));

            assertThat(asked(endpoint)).isEqualTo(askedAlone);
            var single = read("single");
            var merged = read("merged");
            assertThat(lines(merged, MergeCommandTests::identity))
                    .isEqualTo(lines(single, MergeCommandTests::identity));
            assertThat(merged.isComplete()).isTrue();
            assertThat(optionsOf(merged)).doesNotContain("shard").isEqualTo(optionsOf(single));
            var parts = IntStream.rangeClosed(1, SHARDS)
                    .mapToObj(it -> read("part-" + it))
                    .toList();
            assertThat(parts).allSatisfy(part -> assertThat(part.records()).isNotEmpty());
            assertThat(parts.stream().mapToInt(it -> it.records().size()).sum())
                    .isEqualTo(merged.records().size());
            assertThat(merged.telemetry().samples())
                    .containsExactlyInAnyOrderElementsOf(parts.stream()
                            .flatMap(it -> it.telemetry().samples().stream())
                            .toList());
            assertThat(merged.measurements().keySet())
                    .isEqualTo(single.measurements().keySet());
            for (var metric : TelemetryMetric.values()) {
                assertThat(things(merged, metric)).isEqualTo(things(single, metric));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void asksForACommonStart() throws IOException {
        writeWorkload();
        var err = new ByteArrayOutputStream();

        var status = IwcCommand.run(
                Console.of(new ByteArrayOutputStream(), err, false),
                "run",
                path("w.jsonl"),
                "--embedded",
                "default",
                "--shard",
                "1/3",
                "-o",
                path("part"));

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString(UTF_8))
                .startsWith("iwc run: --shard: expected --start-at too, the same time for all shards\n");
    }

    /** But for pages that a busy machine gave too late, in whichever run. */
    private static SortedSet<String> optionsOf(Run run) {
        var names = new TreeSet<>(run.options().keySet());
        names.remove("audit.telemetry");
        return names;
    }

    /** What was watched: three clients that look at one page see each thing once. */
    private static List<SortedMap<String, String>> things(Run run, TelemetryMetric metric) {
        return run.telemetry().series(metric).stream()
                .map(TelemetrySeries::labels)
                .toList();
    }

    /** Everything but what a clock measured. */
    private static String identity(RequestRecord record) {
        return String.join(
                " ",
                String.valueOf(record.sequence()),
                record.requestId(),
                record.sessionId().orElse("-"),
                String.valueOf(record.scheduledNanos()),
                record.outcome().text(),
                String.valueOf(record.inputTokens()),
                String.valueOf(record.outputTokens()));
    }

    private static List<String> lines(Run run, Function<RequestRecord, String> text) {
        return run.records().stream().map(text).toList();
    }

    /** What the endpoint was asked, in no order: clients race. */
    private static List<String> asked(EmbeddedEndpoint endpoint) {
        return endpoint.exchanges().stream()
                .flatMap(exchange -> exchange.request().stream())
                .map(it -> it.prompt().toString())
                .sorted()
                .toList();
    }

    private void run(EmbeddedEndpoint endpoint, String... options) {
        iwc(Stream.concat(
                        Stream.of(
                                "run",
                                path("w.jsonl"),
                                "--endpoint",
                                endpoint.baseUrl(),
                                "--model",
                                "m",
                                "--cache",
                                "warm",
                                "--telemetry",
                                "prometheus",
                                "--telemetry-interval",
                                "20ms"),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private static void iwc(String... arguments) {
        var err = new ByteArrayOutputStream();
        assertThat(IwcCommand.run(Console.of(new ByteArrayOutputStream(), err, false), arguments))
                .as(err.toString(UTF_8))
                .isZero();
    }

    private Run read(String name) {
        return RunFolder.at(folder.resolve(name)).read();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String soon() {
        return String.valueOf(Instant.now().plusSeconds(5).toEpochMilli());
    }

    private void writeWorkload() throws IOException {
        var lines = IntStream.range(0, 30)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"arrival_time_ms\":%d,\"max_output_tokens\":4,\"prompt\":\"Hello %d\",\"request_id\":\"r%d\","
                                + "\"session_id\":\"s%d\",\"turn_id\":%d}",
                        i * 10,
                        i,
                        i,
                        i % 7,
                        i))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("w.jsonl"), lines);
    }
}
