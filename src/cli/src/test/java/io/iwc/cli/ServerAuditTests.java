package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server says that it cached, held against what was possible: in a log, and of a run at the embedded endpoint. */
class ServerAuditTests {
    private static final int REQUESTS = 10;
    private static final String SHARED = "You answer customers of a shop that sells bicycles. ".repeat(60);

    private final InProcess process = new InProcess();

    @TempDir
    private Path folder;

    @Test
    void findsThatTheServerOfALogCachedHardlyAnything() throws IOException {
        var run = recorded("cached_tokens", 15);

        var status = process.iwc("report", run, "--workload", prompts("prompts.jsonl", SHARED));

        assertThat(status).as(process.err()).isZero();
        // by hand: nine of ten prompts of 500 tokens begin as one before them does, but for their last two words; the
        // server says 15 of 500 each
        assertThat(process.out()).contains("the server cached 3 % of the 90 % of the prompt tokens that were possible");
    }

    @Test
    void flagsAClaimInALogThatIsNotPossible() throws IOException {
        var run = recorded("num_cached_tokens", 450);

        var status = process.iwc("report", run, "--workload", prompts("prompts.jsonl", SHARED));

        assertThat(status).as(process.err()).isZero();
        assertThat(process.out())
                .contains("the cached tokens of 1 of 10 answers cannot be of this run: the server claims more than the"
                        + " longest common prefix with an earlier prompt allows (first \"req-000001\": 450 claimed, 0"
                        + " possible); it counts wrongly, or its cache was not empty");
    }

    @Test
    void takesTheDatasetThatThePromptsAreIn() throws IOException {
        var run = recorded("cached_tokens", 15);
        var dataset = Files.writeString(
                        folder.resolve("asked.jsonl"),
                        IntStream.rangeClosed(1, REQUESTS)
                                .mapToObj(i -> "{\"text\":\"%sThis is question %d.\"}\n".formatted(SHARED, i))
                                .collect(Collectors.joining()))
                .toString();

        var detected = new InProcess();
        var named = new InProcess();
        var statuses = List.of(
                detected.iwc("report", run, "--workload", dataset),
                named.iwc("report", run, "--workload", dataset, "--format", "jsonl-prompts"));

        assertThat(statuses).as(detected.err() + named.err()).containsOnly(0);
        assertThat(detected.err()).startsWith(dataset + ": read as jsonl-prompts: ");
        assertThat(named.err()).doesNotContain("read as");
        assertThat(List.of(detected.out(), named.out())).allSatisfy(page -> assertThat(page)
                .contains("the server cached 3 % of the 90 % of the prompt tokens that were possible"));
    }

    @Test
    void refusesToBeToldHowADatasetIsReadWhereThereIsNone() throws IOException {
        var run = recorded("cached_tokens", 15);

        assertThat(process.iwc("report", run, "--format", "jsonl-prompts")).isEqualTo(ExitStatus.USAGE);
        assertThat(process.err()).contains("--format: given without --workload, which may be a dataset");
        assertThat(process.iwc("report", run, "--mode", "turns")).isEqualTo(ExitStatus.USAGE);
        assertThat(process.err()).contains("--mode: found without a dataset, which alone is read in more than one way");
    }

    @Test
    void saysWhereTheLogAndThePromptsHaveNoRequestInCommon() throws IOException {
        var run = recorded("cached_tokens", 15);
        var others = Files.writeString(
                folder.resolve("o.jsonl"),
                Files.readString(Path.of(prompts("p.jsonl", SHARED))).replace("req-", "r-"));

        var status = process.iwc("report", run, "--workload", others.toString());

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(process.err())
                .endsWith(run + ": found no answered request of the run with a prompt in o, expected the ids of its"
                        + " requests there, with prompt text or prefix hashes\n");
    }

    @Test
    void believesTheEmbeddedEndpointWhatItCached() throws IOException {
        var sent = prompts("sent.jsonl", SHARED);
        var run = folder.resolve("run").toString();
        assertThat(process.iwc("run", sent, "--embedded", "default", "-o", run))
                .as(process.err())
                .isZero();

        process.iwc("report", run, "--workload", sent);
        var itsOwn = process.out();
        process.iwc("report", run, "--workload", prompts("others.jsonl", ""));

        assertThat(itsOwn)
                .contains("| Prompt that a cache could hold | 0.")
                .doesNotContain("the server cached", "claims more than the longest");
        assertThat(process.out())
                .contains("the server claims more than the longest common prefix with an earlier prompt");
    }

    /** A log of ten answers to prompts of 500 tokens, in which the server says so many of each came from its cache. */
    private String recorded(String column, int cached) throws IOException {
        var log = Files.writeString(
                folder.resolve("log.csv"),
                "started_at,input_tokens,output_tokens,ttft,duration," + column + "\n"
                        + IntStream.range(0, REQUESTS)
                                .mapToObj(i -> String.format(
                                        Locale.ROOT, "2026-01-01 00:00:%02d,500,20,0.2,1.5,%d%n", i, cached))
                                .collect(Collectors.joining()));
        var week = folder.resolve("week.jsonl");
        assertThat(process.iwc("trace", log.toString(), "--extract", "window=0d/1d", "-o", week.toString()))
                .as(process.err())
                .isZero();
        return folder.resolve("week.run").toString();
    }

    /** Prompts of the same ids that begin alike. */
    private String prompts(String name, String shared) throws IOException {
        return Files.writeString(
                        folder.resolve(name),
                        IntStream.rangeClosed(1, REQUESTS)
                                .mapToObj(i -> String.format(
                                        Locale.ROOT,
                                        "{\"request_id\":\"req-%06d\",\"arrival_time_ms\":%d,\"max_output_tokens\":8,"
                                                + "\"prompt\":\"%sThis is question %d.\"}%n",
                                        i,
                                        100 * i,
                                        shared,
                                        i))
                                .collect(Collectors.joining()))
                .toString();
    }
}
