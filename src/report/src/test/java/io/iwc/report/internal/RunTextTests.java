package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunTextTests {
    private static final EndpointInfo ENDPOINT =
            new EndpointInfo("chat", "small", "http://127.0.0.1:8000/v1", "HTTP/1.1", new TreeMap<>());

    @Test
    void saysWhatHappenedInOneScreen() {
        var answered = RequestRecord.builder(1, "a", 0)
                .ok("stop")
                .streamed(true)
                .sent(0)
                .firstToken(50_000_000)
                .lastToken(150_000_000)
                .end(150_000_000)
                .itl(new long[] {50_000_000, 50_000_000})
                .chunks(3)
                .inputTokens(7)
                .outputTokens(3, false)
                .build();
        var refused = RequestRecord.builder(2, "b", 100_000_000)
                .failed(ErrorClass.HTTP_429, "")
                .sent(100_000_000)
                .end(200_000_000)
                .build();
        var run = Run.builder("chat", Origin.MEASURED, ENDPOINT)
                .records(List.of(answered, refused))
                .slo(Slo.ttft(Duration.ofMillis(500)))
                .build();

        // every number from the five stamps above
        assertThat(RunText.of(run)).isEqualTo("""
                        RUN SUMMARY
                        -----------
                        Workload               : chat
                        Endpoint               : http://127.0.0.1:8000/v1   small   chat
                        Origin                 : measured
                        Requests               : 2   ok 1   failed 1   cancelled 0
                        Failed with http_429   : 1
                        Duration               : 200.0 ms
                        Validity               : valid

                        LATENCY
                        -------
                        TTFT from schedule     : mean 50.00 ms   P50 50.00 ms   P90 50.00 ms   P99 50.00 ms
                        TTFT from send         : mean 50.00 ms   P50 50.00 ms   P90 50.00 ms   P99 50.00 ms
                        Latency from schedule  : mean 150.0 ms   P50 150.0 ms   P90 150.0 ms   P99 150.0 ms
                        Latency from send      : mean 150.0 ms   P50 150.0 ms   P90 150.0 ms   P99 150.0 ms
                        TPOT                   : mean 50.00 ms   P50 50.00 ms   P90 50.00 ms   P99 50.00 ms
                        ITL (per chunk)        : mean 50.00 ms   P50 50.00 ms   P90 50.00 ms   P99 50.00 ms

                        THROUGHPUT
                        ----------
                        Output tokens/s        : 15.00
                        Total tokens/s         : 50.00
                        Requests/s             : 5.000
                        Goodput, requests/s    : 5.000   attained 0.5000
                        SLO                    : TTFT ≤ 500 ms
                        Output vs requested    : n/a (no output length was asked for)
                        Output tokens from     : usage

                        CLIENT
                        ------
                        Offered requests/s     : 20.00
                        Delivered requests/s   : 20.00   CV n/a (one gap has no spread)
                        Schedule lag           : mean 0 s   P50 0 s   P90 0 s   P99 0 s
                        """);
    }

    @Test
    void namesWhyARunIsInvalid() {
        var run = Run.builder("chat", Origin.MEASURED, ENDPOINT).incomplete().build();

        assertThat(RunText.of(run))
                .contains("Validity               : INVALID\n"
                        + "Because                : incomplete: the run was stopped, these are the requests that had"
                        + " ended\n"
                        + "Because                : no request succeeded\n");
    }
}
