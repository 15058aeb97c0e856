package io.iwc.schedule;

import static io.iwc.schedule.Requests.request;
import static io.iwc.schedule.Requests.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.IwcException;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTests {
    @Test
    void readsIndexAndCount() {
        assertThat(Shard.parse("2/3", Map.of())).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    }

    @Test
    void countsTheIndexOfAKubernetesJobFromOne() {
        assertThat(Shard.parse("job/4", Map.of("JOB_COMPLETION_INDEX", "0"))).isEqualTo(new Shard(1, 4));
        assertThat(Shard.parse("job/4", Map.of("JOB_COMPLETION_INDEX", "3"))).isEqualTo(new Shard(4, 4));
    }

    @Test
    void missesTheIndexOutsideOfAJob() {
        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> Shard.parse("job/4", Map.of()))
                .withMessage("environment variable JOB_COMPLETION_INDEX: found \"\", expected an index from 0, as pods"
                        + " of an indexed Kubernetes job have it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1", "a/b", "-1/3", "1/0"})
    void refusesWhatIsNoPart(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shard.parse(text, Map.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void dealsEveryRequestOnceWithItsPlaceAndTimeInTheWhole(int seed) {
        var workload = randomWorkload(seed);
        var count = 1 + seed % 5;

        var whole = LoadPlan.of(workload, LoadModel.open()).all();
        var parts = IntStream.rangeClosed(1, count)
                .mapToObj(it -> LoadPlan.of(workload, LoadModel.open().withShard(new Shard(it, count)))
                        .all())
                .toList();

        assertThat(parts.stream().flatMap(List::stream).sorted(Comparator.comparingInt(PlannedRequest::sequence)))
                .extracting(it -> it.sequence() + it.request().id() + "@" + it.scheduledNanos())
                .containsExactlyElementsOf(whole.stream()
                        .map(it -> it.sequence() + it.request().id() + "@" + it.scheduledNanos())
                        .toList());
        var homes = new HashMap<String, Integer>();
        for (var part = 0; part < count; part++) {
            for (var planned : parts.get(part)) {
                var here = part;
                planned.request().sessionId().ifPresent(it -> assertThat(homes.computeIfAbsent(it, first -> here))
                        .as("session " + it)
                        .isEqualTo(here));
            }
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    private static Workload randomWorkload(int seed) {
        var random = new SplittableRandom(seed);
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 40; i++) {
            var session = random.nextInt(12);
            var request = request(i + 1, i * 3L);
            requests.add((session < 8 ? request.inSession("s" + session).asTurn(i) : request).build());
        }
        return workload(requests);
    }
}
