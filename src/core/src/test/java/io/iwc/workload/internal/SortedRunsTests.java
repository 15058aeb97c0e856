package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Message;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SortedRunsTests {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sortsStablyHoweverManyFilesItTakes(long seed) {
        var random = new Random(seed);
        var requests = random.ints(random.nextInt(1, 60), 0, 10)
                .mapToObj(millis -> Request.chat(List.of(Message.of("user", "x")))
                        .withId("r" + random.nextInt())
                        .arrivingAt(millis * 1_000_001L)
                        .build())
                .toList();
        var sorted = new ArrayList<Request>();

        try (var runs = new SortedRuns(1 + random.nextInt(2000), 2 + random.nextInt(4))) {
            requests.forEach(runs);
            try (var inOrder = runs.inOrder()) {
                inOrder.forEach(sorted::add);
            }
        }

        assertThat(sorted)
                .isEqualTo(requests.stream()
                        .sorted(Comparator.comparingLong(Request::arrivalNanos))
                        .toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }
}
