package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTests {
    @TempDir
    Path folder;

    @Test
    void isReadFromAFileAndCanBeMadeAgain() throws IOException {
        var file = Files.writeString(folder.resolve("support.chat.jsonl"), """
                {"request_id":"b","arrival_time_ms":7,"prompt":"y"}
                {"request_id":"a","arrival_time_ms":0,"prompt":"x"}
                """);

        var workload = Workload.read(file);

        assertThat(workload.name()).isEqualTo("support");
        assertThat(workload.label()).isEqualTo("workload \"support\"");
        assertThat(workload.requests()).extracting(Request::id).containsExactly("a", "b");
        assertThat(workload.regenerate().orElseThrow().sha256()).isEqualTo(workload.sha256());
        assertThat(workload.manifest().compiler()).isEqualTo("canonical");
        assertThat(workload.manifest().inputs())
                .containsExactly(new Manifest.Input("support.chat.jsonl", Sha256.hex(file), 104));
    }

    @Test
    void isNotReadWhereAnIdStandsTwice() throws IOException {
        var line = "{\"request_id\":\"a\",\"arrival_time_ms\":0,\"prompt\":\"x\"}\n";
        var file = Files.writeString(folder.resolve("w.jsonl"), line + line);

        assertThatThrownBy(() -> Workload.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ":2: request_id: found \"a\" again, first seen in line 1; ids must be unique");
    }

    @Test
    void hasAHashThatKnowsEveryFieldButNotTheName() {
        var workload = evenly(3);

        assertThat(workload.named("other").sha256()).isEqualTo(workload.sha256());
        assertThat(evenly(4).sha256()).isNotEqualTo(workload.sha256());
        assertThat(Workload.of("empty", List.of(), Manifest.of("test")).sha256())
                .isEqualTo(Sha256.hex(""));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 1, 3.7, 1000})
    void isStretchedToARateWithoutTheFencePost(double rate) {
        var stretched = evenly(11).atRate(rate);

        var last = stretched.requests().get(10).arrivalNanos();
        assertThat(10 / (last / 1e9)).isCloseTo(rate, within(rate * 1e-9));
        assertThat(stretched.requests().get(0).arrivalNanos()).isZero();
        assertThat(stretched.manifest().arrival()).containsEntry("stretched_to_rps", rate);
    }

    @Test
    void hasTimesOnceAnOrderIsStretchedOrPlaced() {
        var ordinals = evenly(3).withArrivalsAs(ArrivalMeaning.ORDER_ONLY);

        assertThat(ordinals.arrivals()).isEqualTo(ArrivalMeaning.ORDER_ONLY);
        assertThat(ordinals.named("other").arrivals()).isEqualTo(ArrivalMeaning.ORDER_ONLY);
        assertThat(ordinals.atRate(2).arrivals()).isEqualTo(ArrivalMeaning.TIMES);
        assertThat(ordinals.withArrivals(Arrivals.every(Duration.ofSeconds(1))).arrivals())
                .isEqualTo(ArrivalMeaning.TIMES);
        assertThat(ordinals.withArrivalsAs(ArrivalMeaning.TIMES).arrivals()).isEqualTo(ArrivalMeaning.TIMES);
    }

    @Test
    void keepsItsPatternWhenStretched() {
        var workload = workload(0, 10, 40);

        assertThat(workload.atRate(1).requests()) // two gaps in two seconds
                .extracting(Request::arrivalNanos)
                .containsExactly(0L, 500_000_000L, 2_000_000_000L);
    }

    @Test
    void cannotBeStretchedWithoutASpan() {
        assertThatThrownBy(() -> workload(5).atRate(1))
                .isInstanceOf(IwcException.class)
                .hasMessage("workload \"w\" cannot be stretched to a rate: fewer than two requests");
        assertThatThrownBy(() -> workload(5, 5).atRate(1))
                .hasMessage("workload \"w\" cannot be stretched to a rate: all requests arrive at the same instant");
        assertThatThrownBy(() -> workload(0, 1).atRate(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate: found 0.0, expected a number > 0");
    }

    @Test
    void isPlacedAnewWithTurnsAfterTheirPredecessors() {
        var workload = Workload.of(
                "w",
                List.of(
                        turn("a", 0).build(),
                        turn("b", 1).dependingOn("a", 2500).build(),
                        turn("c", 2).inSession("other").build()),
                Manifest.of("test"));

        var placed = workload.withArrivals(Arrivals.every(Duration.ofSeconds(1)));

        assertThat(placed.requests())
                .extracting(request -> request.id() + "@" + request.arrivalNanos() / 1_000_000)
                .containsExactly("a@0", "c@1000", "b@2500");
        assertThat(placed.manifest().arrival()).containsEntry("kind", "fixed-step");
        assertThat(placed.manifest().streams()).isEmpty();
    }

    @Test
    void recordsTheSeedOfARandomPlacement() {
        var placed = evenly(5).withArrivals(Arrivals.poisson(3), 9, Rng.MT19937);

        assertThat(placed.manifest().arrival())
                .containsAllEntriesOf(Map.of("kind", "poisson", "rng", "mt19937", "seed", 9L, "stream", "arrivals"));
        assertThat(placed.manifest().streams()).containsExactly("arrivals");
        assertThat(placed.sha256())
                .isEqualTo(evenly(5)
                        .withArrivals(Arrivals.poisson(3), 9, Rng.MT19937)
                        .sha256())
                .isNotEqualTo(evenly(5)
                        .withArrivals(Arrivals.poisson(3), 8, Rng.MT19937)
                        .sha256());
    }

    @Test
    void isMadeAgainWithAllThatWasDoneToIt() {
        var workload = evenly(5).regeneratedBy(() -> evenly(5));

        var changed = workload.withArrivals(Arrivals.poisson(3)).atRate(2);

        assertThat(changed.regenerate().orElseThrow().sha256()).isEqualTo(changed.sha256());
    }

    private static Request.Builder turn(String id, int number) {
        return Request.text("x").withId(id).inSession("s").asTurn(number).arrivingAt(number * 1000L);
    }

    private static Workload evenly(int requests) {
        return workload(IntStream.range(0, requests).map(i -> 7 * i).toArray());
    }

    private static Workload workload(int... arrivalMillis) {
        var requests = IntStream.range(0, arrivalMillis.length)
                .mapToObj(i -> Request.text("x")
                        .withId("r" + i)
                        .arrivingAt(arrivalMillis[i] * 1_000_000L)
                        .build())
                .toList();
        return Workload.of("w", requests, Manifest.of("test"));
    }
}
