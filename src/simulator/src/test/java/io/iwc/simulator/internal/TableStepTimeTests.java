package io.iwc.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.simulator.EngineProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of one layer, in which nothing costs but what a test is about; expected times by hand. */
class TableStepTimeTests {
    private static final StepLoad FOUR_TOKENS = new StepLoad().decode(4, 4, 400);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTables() throws IOException {
        write("dense.csv", "layer,tokens,time_us\nlayernorm,1,0\nlayernorm,8,0\n");
        write("per_sequence.csv", "layer,sequences,time_us\nlm_head,1,0\nlm_head,8,0\n");
        write(
                "attention.csv",
                "prefill_chunk,kv_prefill,n_decode,kv_decode,time_us\n0,0,1,16,0\n0,0,8,16,0\n0,0,1,512,0\n0,0,8,512,0\n");
        write("moe.csv", """
                tokens,activated_experts,time_us
                0,0,0
                0,8,800
                8,0,80
                8,8,880
                """); // 10 us a token and 100 us an expert
    }

    @Test
    void takesAllExpertsThatAnyTokenTakes() throws IOException {
        var time = time("", "moe: moe.csv, experts: 8, experts_per_token: 4");

        // 8 experts of which each token takes half: 4 tokens leave 8 / 2^4 = 0.5 alone
        assertThat(time.nanos(FOUR_TOKENS)).isEqualTo(40_000 + 750_000);
    }

    @Test
    void givesEachGpuItsShareOfTheExpertsAndOfTheirWork() throws IOException {
        var time = time("", "moe: moe.csv, experts: 8, experts_per_token: 4, expert_parallel: 2");

        assertThat(time.nanos(FOUR_TOKENS)).isEqualTo(20_000 + 375_000);
    }

    @Test
    void sendsTheTokensOfAllReplicasToTheExpertsTheyShare() throws IOException {
        var time = time(
                ", replicas: {count: 2, router: least_loaded, lockstep: true}",
                "moe: moe.csv, experts: 8, experts_per_token: 4, expert_parallel: 2");

        // 8 tokens leave 8 / 2^8 = 1/32 of them alone
        assertThat(time.nanos(FOUR_TOKENS)).isEqualTo(40_000 + Math.round((8 - 1 / 32.0) / 2 * 100_000));
    }

    @Test
    void addsUpOverALinkWhatGpusShareALayer() throws IOException {
        var time = time("", "gpus: 2, hidden_size: 1000, link_gb_per_s: 1, link_latency_s: 0.00001");

        // two sums of 10 us and 4 tokens x 1 000 numbers x 2 bytes, which each GPU sends and gets half of
        assertThat(time.nanos(FOUR_TOKENS)).isEqualTo(2 * (10_000 + 8_000));
    }

    @Test
    void exchangesOverALinkTheTokensOfReplicasThatShareExperts() throws IOException {
        var time = time(
                ", replicas: {count: 3, router: least_loaded, lockstep: true}",
                "moe: moe.csv, experts: 8, experts_per_token: 8, expert_parallel: 3,"
                        + " hidden_size: 1000, link_gb_per_s: 1, link_latency_s: 0.00001");

        // all experts; and twice 10 us and the tokens of the two others
        assertThat(time.nanos(FOUR_TOKENS)).isEqualTo(40_000 + Math.round(8 / 3.0 * 100_000) + 2 * (10_000 + 16_000));
    }

    private StepTime time(String replicas, String more) throws IOException {
        return StepTimes.of(EngineProfile.read(write("profile.yaml", """
                schema: iwc-profile-1
                name: tables
                version: "1"
                source: made up for tests
                scheduler: {max_batched_tokens: 512, max_sequences: 8, kv_blocks: 256, block_size: 16%s}
                step_time:
                  tables: {layers: 1, dense: dense.csv, per_sequence: per_sequence.csv, attention: attention.csv, %s}
                """.formatted(replicas, more))));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
