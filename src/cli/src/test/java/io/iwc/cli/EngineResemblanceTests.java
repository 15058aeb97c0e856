package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineResemblanceTests {
    /** Of which as many go through the engine. */
    private static final int FIRST = 20_000;

    @Test
    void doesNotJudgeRequestsThatArriveAtOnce() {
        assertThat(judged(atOnceAndThen(0))).isEqualTo("not judged by the engine: all requests arrive at once\n");
    }

    /** There is no load at which they could be sent. */
    @Test
    void looksForASpanWhereItLooksForRequests() {
        assertThat(judged(atOnceAndThen(1_000_000_000)))
                .isEqualTo("not judged by the engine: all requests arrive at once\n");
    }

    private static String judged(Workload source) {
        return EngineResemblance.text(source, source, Tokenizers.of("whitespace"));
    }

    private static Workload atOnceAndThen(long nanos) {
        var requests = IntStream.rangeClosed(0, FIRST)
                .mapToObj(i -> Request.lengthOnly(8)
                        .withId("r" + i)
                        .withOutputTokens(1)
                        .arrivingAt(i < FIRST ? 0 : nanos)
                        .build())
                .toList();
        return Workload.of("burst", requests, Manifest.of("test"));
    }
}
