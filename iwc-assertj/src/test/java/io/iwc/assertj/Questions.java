package io.iwc.assertj;

import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;

/** Workloads of one question, asked again and again, 100 ms apart. */
final class Questions {
    private Questions() {}

    static Workload of(int count, String text) {
        List<Request> requests = IntStream.range(0, count)
                .mapToObj(i -> Request.text(text)
                        .withId("r-" + i)
                        .arrivingAt(i * 100_000_000L)
                        .withMaxOutputTokens(4)
                        .build())
                .toList();
        return Workload.of("questions", requests, Manifest.of("test"))
                .countedWith(Tokenizers.whitespace().reference());
    }
}
