package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.workload.JsonValue;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of the JSON library, which prints every other request, are the reference. */
class PlainPrinterTests {
    private final PlainPrinter plain = new PlainPrinter();

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void printsWhatTheJsonLibraryPrints(long seed) {
        var lines = new RandomLines(seed);
        var printed = 0;

        for (var i = 0; i < 1500; i++) {
            var request =
                    RequestParser.parse(lines.valid(), (field, text) -> {}).orElseThrow();
            if (PlainPrinter.prints(request)) {
                printed++;
                assertThat(text(plain.line(request))).isEqualTo(text(RequestPrinter.printed(request)));
            }
        }

        assertThat(printed).isGreaterThan(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void escapesWhatTheJsonLibraryEscapes(long seed) {
        var random = new Random(seed);

        for (var i = 0; i < 200; i++) {
            var text = random.ints(random.nextInt(300), 0, random.nextBoolean() ? 0x90 : 0x11000)
                    .filter(point -> point < 0xD800 || point > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var request = Request.text(text).withId(text + "r").arrivingAt(i).build();

            assertThat(text(plain.line(request))).isEqualTo(text(RequestPrinter.printed(request)));
        }
    }

    static Stream<Request> edges() {
        var all = Sampling.builder()
                .seed(-5)
                .temperature(1e-7)
                .topP(0.1)
                .streaming(false)
                .cancelAfterMillis(3);
        return Stream.of(
                        lengths(0).arrivingAt(0),
                        lengths(Integer.MAX_VALUE).arrivingAt(Long.MAX_VALUE).withOutputTokens(0),
                        lengths(3)
                                .arrivingAt(1_000_000)
                                .withPrefix(PrefixBlocks.of(512, new long[] {-1L, 0, Long.MAX_VALUE, Long.MIN_VALUE})),
                        lengths(3)
                                .arrivingAt(999_999)
                                .inSession("s")
                                .asTurn(0)
                                .dependingOn("r", 7)
                                .forModel("m")
                                .byUser("u")
                                .withMaxOutputTokens(1)
                                .withSampling(all.build()),
                        Request.of(new Prompt.Text("", Prompt.TextFormat.CHATML))
                                .withId("x")
                                .arrivingAt(5)
                                .claimingPromptTokens(9))
                .map(Request.Builder::build);
    }

    @ParameterizedTest
    @MethodSource("edges")
    void printsTheEdgesOfEachField(Request request) {
        assertThat(text(plain.line(request))).isEqualTo(text(RequestPrinter.printed(request)));
    }

    @Test
    void leavesLabelsToTheJsonLibrary() {
        var labelled = lengths(1)
                .arrivingAt(0)
                .withMetadata(Map.of("k", JsonValue.of(1)))
                .build();

        assertThat(PlainPrinter.prints(labelled)).isFalse();
    }

    @Test
    void halfOfASurrogatePairIsRefusedInTheSameWords() {
        var half = Request.text("a\uD83D b").withId("r1").arrivingAt(0).build();

        assertThatThrownBy(() -> RequestPrinter.line(half, plain))
                .isInstanceOf(IwcException.class)
                .hasMessage("request r1 cannot be written: its text holds half of a surrogate pair");
    }

    private static Request.Builder lengths(int tokens) {
        return Request.of(new Prompt.Lengths(tokens, Optional.empty())).withId("r1");
    }

    private static String text(ByteBuffer line) {
        return StandardCharsets.UTF_8.decode(line).toString();
    }
}
