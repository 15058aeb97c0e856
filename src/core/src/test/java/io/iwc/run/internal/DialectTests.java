package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DialectTests {
    private static final Offset<Double> CLOSE = within(1e-6);

    /** Row 1 of the original benchmark's published results, as its own columns have it. */
    private static final Run ORIGINAL_ROW = Records.run(RequestRecord.builder(1, "row-1", 0)
                    .ok("")
                    .streamed(true)
                    .sent(0)
                    .firstToken(43_659_449)
                    .lastToken(165_213_346)
                    .end(165_213_346)
                    .inputTokens(20)
                    .outputTokens(16, true)
                    .build())
            .build();

    /** Worked by hand: 11 tokens, the first after 100 ms, then every 100 ms; 4 tokens, after 200 ms, every 200 ms. */
    private static final Run TWO = Records.run(Records.ok(1, 0, 100, 1100, 11), Records.ok(2, 0, 200, 800, 4))
            .build();

    @Test
    void dividesTheLatencyByAllTokensAsTheOriginalDid() {
        assertNumber(Dialect.ORIGINAL, ORIGINAL_ROW, "latency.mean", 0.16521334648132324);
        assertNumber(Dialect.ORIGINAL, ORIGINAL_ROW, "ttft.mean", 0.04365944862365723);
        assertNumber(Dialect.ORIGINAL, ORIGINAL_ROW, "tpot.mean", 0.010325834155082703);
        assertNumber(Dialect.ORIGINAL, ORIGINAL_ROW, "throughput_tps.mean", 96.84447619253775);
        assertNumber(Dialect.ORIGINAL, ORIGINAL_ROW, "tokens_per_sec.mean", 217.90007143320994);
    }

    @Test
    void leavesTheFirstTokenOutAsVllmDoes() {
        assertNumber(Dialect.VLLM, ORIGINAL_ROW, "mean_tpot_ms", 8.103593190511068);
        assertNumber(Dialect.VLLM, ORIGINAL_ROW, "std_tpot_ms", 0);
        assertNumber(Dialect.VLLM, TWO, "completed", 2);
        assertNumber(Dialect.VLLM, TWO, "median_ttft_ms", 150);
        assertNumber(Dialect.VLLM, TWO, "mean_tpot_ms", 150);
        assertNumber(Dialect.VLLM, TWO, "std_tpot_ms", 50); // divided by n
        assertNumber(Dialect.VLLM, TWO, "mean_itl_ms", 1600 / 13.0);
        assertNumber(Dialect.VLLM, TWO, "mean_e2el_ms", 950);
        assertNumber(Dialect.VLLM, TWO, "output_throughput", 15 / 1.1);
    }

    /** By hand: role after 4 ms, three tokens from 300 ms every 40, the finish reason at 380 ms and usage at 390 ms. */
    @Test
    void stampsEveryEventAsVllmDoes() {
        var run = Records.run(RequestRecord.builder(1, "r1", 0)
                        .ok("stop")
                        .streamed(true)
                        .sent(0)
                        .firstToken(300_000_000)
                        .lastToken(380_000_000)
                        .end(390_000_000)
                        .itl(new long[] {40_000_000, 40_000_000})
                        .chunks(3)
                        .chunksFromTo(4_000_000, 380_000_000)
                        .lastEvent(390_000_000)
                        .emptyChunks(2)
                        .outputTokens(3, false)
                        .build())
                .build();

        assertNumber(Dialect.VLLM, run, "mean_ttft_ms", 4);
        assertNumber(Dialect.VLLM, run, "mean_tpot_ms", 193); // (390 - 4)/2
        assertNumber(Dialect.VLLM, run, "mean_itl_ms", 94); // 296, 40, 40, 0
        assertNumber(Dialect.VLLM, run, "p99_itl_ms", 40 + 0.97 * 256);
        assertNumber(Dialect.VLLM, run, "mean_e2el_ms", 390);
    }

    @Test
    void callsTheMeanGapOfARequestInterTokenLatencyAsAiperfDoes() {
        assertNumber(Dialect.AIPERF, TWO, "inter_token_latency.avg", 150);
        assertNumber(Dialect.AIPERF, TWO, "inter_chunk_latency.avg", 1600 / 13.0);
        assertNumber(Dialect.AIPERF, TWO, "output_token_throughput_per_user.avg", 7.5);
        assertNumber(Dialect.AIPERF, TWO, "request_latency.p50", 950);
    }

    @Test
    void weighsRequestsByTheirTokensAsGuidellmDoes() {
        assertNumber(Dialect.GUIDELLM, TWO, "time_per_output_token_ms.mean", (100 * 11 + 200 * 4) / 15.0);
        assertNumber(Dialect.GUIDELLM, TWO, "inter_token_latency_ms.mean", (100 * 10 + 200 * 3) / 13.0);
        assertNumber(Dialect.GUIDELLM, TWO, "inter_token_latency_ms.p50", 100);
        assertNumber(Dialect.GUIDELLM, TWO, "inter_token_latency_ms.p90", 200);
        assertNumber(Dialect.GUIDELLM, TWO, "time_to_first_token_ms.p50", 100);
        assertNumber(Dialect.GUIDELLM, TWO, "request_latency.mean", 0.95);
    }

    @Test
    void keepsReasons() {
        var failed = Records.run(Records.failed(1, 0, ErrorClass.DNS)).build();

        for (var dialect : Dialect.values()) {
            assertThat(dialect.of(failed).values()).as(dialect.text()).anySatisfy(number -> assertThat(number.reason())
                    .isEqualTo("no request succeeded"));
        }
    }

    private static void assertNumber(Dialect dialect, Run run, String name, double expected) {
        assertThat(dialect.of(run)).as(dialect.text()).containsKey(name);
        assertThat(dialect.of(run).get(name).value()).as(name).isCloseTo(expected, CLOSE);
    }
}
