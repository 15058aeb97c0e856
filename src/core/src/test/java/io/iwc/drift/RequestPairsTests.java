package io.iwc.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestPairsTests {
    private static final Tokenizer WORDS = Tokenizers.whitespace();

    @Test
    void namesEachRequestThatChangedAndByHowMuch() {
        var before = workload(4, i -> chat("r" + i, "Be short.", "question " + i));
        var now = workload(
                4, i -> chat("r" + i, i == 2 ? "Be short and kind to everybody." : "Be short.", "question " + i));

        var pairs = RequestPairs.of(before, now, WORDS).orElseThrow();

        assertThat(pairs.summary()).isEqualTo("4 of 4 requests are paired by id, 1 changed");
        assertThat(pairs.changes())
                .singleElement()
                .extracting(RequestPairs.Change::sentence)
                .isEqualTo("\"r2\" prompt 6 -> 10 tokens (+4)");
        assertThat(pairs.largestPromptChange()).isEqualTo(4.0 / 6);
    }

    @Test
    void pairsConversationsWhereIdsDiffer() {
        var before = workload(4, i -> chat("a" + i, "Be short.", "question " + i));
        var now = workload(3, i -> chat("b" + i, "Be kind.", "question " + (3 - i)));

        var pairs = RequestPairs.of(before, now, WORDS).orElseThrow();

        assertThat(pairs.summary()).isEqualTo("3 of 4 requests are paired by conversation, 3 changed");
        assertThat(pairs.changes().get(0).sentence()).isEqualTo("\"a1\" other words");
    }

    @Test
    void pairsLengthsOfOneIdThatKeepTheirArrivalAndOutput() {
        var before = workload(4, i -> length("r" + i, 100, i, 7));
        var grown = workload(4, i -> length("r" + i, 105, i, 7));

        assertThat(RequestPairs.of(before, grown, WORDS).orElseThrow().changes())
                .hasSize(4);
    }

    @Test
    void doesNotTakeCountedIdsForTheSameRequests() {
        var before = workload(4, i -> length("r" + i, 100 + i, i, 7));
        var other = workload(4, i -> length("r" + i, 300 - i, 5L * i + 3, 9));

        assertThat(RequestPairs.of(before, other, WORDS)).isEmpty();
    }

    private static Workload workload(int count, IntFunction<Request> request) {
        List<Request> requests = IntStream.range(0, count).mapToObj(request).toList();
        return Workload.of("w", requests, Manifest.of("test"));
    }

    private static Request chat(String id, String system, String question) {
        return Request.chat(List.of(Message.of("system", system), Message.of("user", question)))
                .withId(id)
                .arrivingAt(0)
                .build();
    }

    private static Request length(String id, int tokens, long arrival, int output) {
        return Request.lengthOnly(tokens)
                .withId(id)
                .arrivingAt(arrival)
                .withOutputTokens(output)
                .build();
    }
}
