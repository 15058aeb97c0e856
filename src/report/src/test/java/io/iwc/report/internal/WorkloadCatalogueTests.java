package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.Fingerprinter.Options;
import io.iwc.report.internal.Figure.Series;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadCatalogueTests {
    private static final long SECOND = 1_000_000_000;

    @Test
    void marksTheBinsThatChanceDoesNotExplain() {
        var requests = new ArrayList<Request>();
        for (var second = 0; second < 48; second++) {
            for (var i = 0; i < (second == 20 ? 14 : 1); i++) {
                requests.add(request("r" + second + "-" + i, second).build());
            }
        }

        var timeline = figure(requests, "arrivals.timeline");

        // SciPy: poisson.isf(0.01 / 47, 61 / 47) = 7
        assertThat(timeline.note())
                .isEqualTo("Bursts are bins of more than 7 requests: random arrivals make one in 1 of 100 charts.");
        assertThat(timeline.series()).extracting(Series::name).containsExactly("Requests", "Bursts");
        var bursts = timeline.series().get(1);
        assertThat(IntStream.range(0, bursts.y().size()).filter(i -> bursts.y().get(i) > 0))
                .containsExactly(20);
        assertThat(bursts.y().get(20)).isEqualTo(14);
    }

    @Test
    void findsNoBurstInASteadyStream() {
        var timeline = figure(
                IntStream.range(0, 40)
                        .mapToObj(i -> request("r" + i, i).build())
                        .toList(),
                "arrivals.timeline");

        assertThat(timeline.series()).extracting(Series::name).containsExactly("Requests");
        assertThat(timeline.note()).isEmpty();
    }

    @Test
    void mapsPromptLengthsToOutputLengths() {
        var requests = List.of(
                Request.lengthOnly(10)
                        .withId("a")
                        .arrivingAt(0)
                        .withOutputTokens(5)
                        .build(),
                Request.lengthOnly(10)
                        .withId("b")
                        .arrivingAt(1)
                        .withOutputTokens(5)
                        .build(),
                Request.lengthOnly(12)
                        .withId("c")
                        .arrivingAt(2)
                        .withOutputTokens(7)
                        .build(),
                Request.lengthOnly(12)
                        .withId("d")
                        .arrivingAt(3)
                        .withOutputTokens(0)
                        .build());

        var map = figure(requests, "tokens.lengths.map");

        assertThat(map.series())
                .containsExactly(new Series(
                        "requests",
                        List.of(10.0, 12.0),
                        List.of(11.0, 13.0),
                        List.of(5.0, 7.0),
                        List.of(),
                        List.of(2.0, 1.0),
                        List.of(6.0, 8.0)));
        assertThat(map.note())
                .isEqualTo("Darker cells hold more requests, by the logarithm. 1 request without a token on one side"
                        + " is left out.");
    }

    @Test
    void mapsVeryManyPairsOfLengthsInHalfOctaves() {
        var requests = IntStream.range(0, 70_000)
                .mapToObj(i -> Request.lengthOnly(1 + i)
                        .withId("r" + i)
                        .arrivingAt(i)
                        .withOutputTokens(1)
                        .build())
                .toList();

        var map = figure(requests, "tokens.lengths.map").series().get(0);

        // by hand: half octaves begin at 1, 2, 3, 4, 6, 8, 12, … 49152 and 65536, and hold as many lengths as they are
        // wide
        assertThat(map.x()).startsWith(1.0, 2.0, 3.0, 4.0, 6.0, 8.0).endsWith(49_152.0, 65_536.0);
        assertThat(map.end()).startsWith(2.0, 3.0, 4.0, 6.0, 8.0, 12.0).endsWith(65_536.0, 98_304.0);
        assertThat(map.weight()).startsWith(1.0, 1.0, 1.0, 2.0, 2.0, 4.0).endsWith(16_384.0, 70_001.0 - 65_536);
        assertThat(map.top()).containsOnly(2.0);
    }

    @Test
    void putsEachSessionIntoALaneAndItsContextOnALine() {
        var requests = List.of(
                request("a1", 3).inSession("a").asTurn(0).build(),
                request("b1", 4).inSession("b").asTurn(0).build(),
                request("a2", 5).inSession("a").asTurn(1).build(),
                request("b2", 8).inSession("b").asTurn(1).build(),
                request("c1", 9).inSession("c").asTurn(0).build());

        var lanes = figure(requests, "sessions.lanes");
        var growth = figure(requests, "sessions.context.growth");

        assertThat(lanes.series().get(0).x()).containsExactly(0.0, 2.0, 1.0, 5.0);
        assertThat(lanes.series().get(0).y()).containsExactly(0.0, 0.0, 1.0, 1.0);
        assertThat(lanes.series().get(0).labels()).containsExactly("a", "a", "b", "b");
        assertThat(lanes.note()).isEqualTo("The first 2 sessions with more than one turn, of 3 sessions.");
        assertThat(growth.series()).extracting(Series::name).containsExactly("P90", "P50", "P10");
        assertThat(growth.note()).isEqualTo("Of 3 sessions at turn 1, 2 at turn 2.");
    }

    @Test
    void laysWhatPromptsShareBesideWhatItContinues() {
        var texts = List.of("s t a b", "s t a b", "s t a c", "s t d e", "s t d e", "x y x y");
        var requests = IntStream.range(0, texts.size())
                .mapToObj(i -> Request.text(texts.get(i))
                        .withId("r" + i)
                        .arrivingAt(i * SECOND)
                        .build())
                .toList();
        var options = Options.of(Tokenizers.whitespace()).withBlockSizes(List.of(1));

        var tree = figure(requests, "reuse.prefixTree", options);

        // by hand: 5 begin with "s t"; then 3 with "a" and 2 with "d e", one above the other; then 2 with "b"
        assertThat(tree.series().get(0).x()).containsExactly(0.0, 2.0, 3.0, 2.0);
        assertThat(tree.series().get(0).end()).containsExactly(2.0, 3.0, 4.0, 4.0);
        assertThat(tree.series().get(0).y()).containsExactly(0.0, 0.0, 0.0, 3.0);
        assertThat(tree.series().get(0).top()).containsExactly(5.0, 3.0, 2.0, 5.0);
    }

    @Test
    void countsTheTailOfRareEventsAsSciPyDoes() {
        // SciPy: poisson.isf(0.01 / 48, mu)
        assertThat(Stream.of(1e-5, 1.5, 7.0, 117.0).map(mean -> Bursts.among(Collections.nCopies(48, 0.0), mean)
                        .most()))
                .containsExactly(0L, 7L, 18L, 157L);
    }

    private static Request.Builder request(String id, int second) {
        return Request.lengthOnly(10).withId(id).arrivingAt(second * SECOND);
    }

    private static Figure figure(List<Request> requests, String id) {
        return figure(requests, id, Options.of(Tokenizers.whitespace()));
    }

    private static Figure figure(List<Request> requests, String id, Options options) {
        var workload = Workload.of("w", requests, Manifest.of("test"));
        return WorkloadReport.of(workload, Fingerprinter.of(workload, options)).figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
