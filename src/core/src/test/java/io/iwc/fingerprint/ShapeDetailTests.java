package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.fingerprint.Fingerprinter.Options;
import io.iwc.fingerprint.ShapeDetail.LengthCount;
import io.iwc.fingerprint.ShapeDetail.SessionTurns;
import io.iwc.fingerprint.ShapeDetail.SharedBeginning;
import io.iwc.fingerprint.ShapeDetail.TurnLengths;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeDetailTests {
    private static final long SECOND = 1_000_000_000;

    @Test
    void countsWhichOutputLengthComesWithWhichPromptLength() {
        var requests = Stream.of(lengths("a", 10, 5), lengths("b", 10, 5), lengths("c", 10, 7), lengths("d", 3, 0));

        var detail = detail(requests);

        assertThat(detail.lengths())
                .containsExactly(new LengthCount(3, 0, 1), new LengthCount(10, 5, 2), new LengthCount(10, 7, 1));
        assertThat(detail.turns()).isEmpty();
        assertThat(detail.sessions()).isEmpty();
    }

    @Test
    void givesUpOnMorePairsThanAPictureCouldShow() {
        var many = IntStream.range(0, 70_000).mapToObj(i -> lengths("r" + i, i, 1));

        assertThat(detail(many).lengths()).isEmpty();
    }

    @Test
    void knowsHowContextGrowsAndWhenTurnsArrive() {
        var requests = Stream.of(
                turn("a", 0, 0, 10),
                turn("b", 0, 1, 30),
                turn("a", 1, 2, 20),
                turn("a", 2, 3, 25),
                turn("c", 0, 4, 99));

        var detail = detail(requests);

        // by hand: 10, 30 and 99 tokens at turn 1; percentiles between ranks as NumPy has them: 30 - 0.8 * 20, 99 - 0.2
        // * 69
        assertThat(detail.turns())
                .containsExactly(
                        new TurnLengths(1, 3, 14, 30, 85.2),
                        new TurnLengths(2, 1, 20, 20, 20),
                        new TurnLengths(3, 1, 25, 25, 25));
        assertThat(detail.sessions()).containsExactly(new SessionTurns("a", List.of(0L, 2 * SECOND, 3 * SECOND)));
    }

    @Test
    void hasNoTimesOfTurnsWhereArrivalsAreOnlyAnOrder() {
        var requests = Stream.of(turn("a", 0, 0, 10), turn("a", 1, 2, 20));
        var options = Options.of(Tokenizers.whitespace()).withArrivalsAs(ArrivalMeaning.ORDER_ONLY);

        var detail = Fingerprinter.of(requests, options).detail();

        assertThat(detail.sessions()).isEmpty();
        assertThat(detail.turns()).hasSize(2);
    }

    @Test
    void putsTheBeginningsThatPromptsShareIntoATree() {
        var requests =
                Stream.of("s t a b", "s t a b", "s t a c", "s t d e", "x y z w").map(Request::text);

        var detail = Fingerprinter.of(
                        numbered(requests), Options.of(Tokenizers.whitespace()).withBlockSizes(List.of(1)))
                .detail();

        // by hand: four prompts begin with "s t", three of them go on with "a", two of these with "b"
        assertThat(detail.beginnings())
                .containsExactly(
                        new SharedBeginning(1, -1, 0, 2, 4),
                        new SharedBeginning(1, 0, 2, 3, 3),
                        new SharedBeginning(1, 1, 3, 4, 2));
    }

    @Test
    void isNotInAFile(@TempDir Path folder) {
        var fingerprint = Fingerprinter.of(
                Stream.of(lengths("a", 10, 5), lengths("b", 9, 5)), Options.of(Tokenizers.whitespace()));

        FingerprintFile.write(fingerprint, folder.resolve("f.json"));

        assertThat(FingerprintFile.read(folder.resolve("f.json")).detail()).isEqualTo(ShapeDetail.NONE);
    }

    private static ShapeDetail detail(Stream<Request> requests) {
        return Fingerprinter.of(requests, Options.of(Tokenizers.whitespace())).detail();
    }

    private static Stream<Request> numbered(Stream<Request.Builder> builders) {
        var all = builders.toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).withId("r" + i).arrivingAt(i * SECOND).build());
    }

    private static Request lengths(String id, int prompt, int output) {
        return Request.lengthOnly(prompt)
                .withId(id)
                .arrivingAt(0)
                .withOutputTokens(output)
                .build();
    }

    private static Request turn(String session, int turn, int second, int prompt) {
        return Request.lengthOnly(prompt)
                .withId(session + turn)
                .arrivingAt(second * SECOND)
                .inSession(session)
                .asTurn(turn)
                .build();
    }
}
