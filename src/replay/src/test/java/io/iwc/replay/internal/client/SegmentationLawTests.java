package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import io.iwc.run.internal.GapStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a stream is split into reads, the record of it is the same, but for its times: of sound streams and of others. */
@SuppressWarnings("StringConcatToTextBlock") // lines as others write them
class SegmentationLawTests {
    private static final int CHANGED_PER_SEED = 60;
    private static final int SPLITS = 6;
    private static final String TOKEN = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\u00e9\"}}]}\n\n";
    private static final String EVENTS =
            "\uFEFF: hello\n\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\r\n\r\n"
                    + TOKEN
                    + TOKEN.replace("a\u00e9", "\\ud83d\\ude00")
                    + "data: {\"choices\":[{\"delta\":{\"content\":\"b\"},\r\ndata: \"finish_reason\":\"stop\"}]}\r\r"
                    + "data:{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n";
    private static final String WHOLE =
            "{\"choices\":[{\"message\":{\"content\":\"hello\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}";
    private static final String RESPONSES = "event: response.output_text.delta\n"
            + "data: {\"type\":\"response.output_text.delta\",\"delta\":\"hi\"}\n\nevent: response.completed\n"
            + "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"usage\":"
            + "{\"input_tokens\":3,\"output_tokens\":1}}}\n\n";

    private static final String ELEMENTS =
            "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\\\"]}\"}]}}]}\r\n,\r\n{\"candidates\":[{\"content\":"
                    + "{\"parts\":[{\"text\":\"b\",\"thought\":true}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":"
                    + "{\"promptTokenCount\":5,\"candidatesTokenCount\":1,\"thoughtsTokenCount\":1}}\r\n]";

    /** Bytes that mean something to one of the scanners. */
    private static final String TELLING = "\r\n\r\n::{}[]\"\\,0aF;dat \uFEFF";

    private static final List<String> STREAMS = List.of(
            chunked(EVENTS, 7),
            chunked(EVENTS, 1000),
            chunked(RESPONSES, 20),
            chunked(ELEMENTS, 9).replace("text/event-stream", "application/json"),
            sized("application/json", ELEMENTS),
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + latin(EVENTS),
            "HTTP/1.1 100 Continue\r\n\r\n" + sized("text/event-stream", EVENTS),
            sized("application/json", WHOLE),
            sized("application/json", WHOLE) + "\r\n",
            sized("application/json", WHOLE) + sized("application/json", WHOLE),
            sized("application/x-ndjson", WHOLE + "\n \n" + WHOLE),
            sized("text/event-stream", "data: {\"error\":{\"message\":\"no\"}}\n\n" + EVENTS),
            sized("text/event-stream", TOKEN + "data: nothing\n\n" + TOKEN),
            sized("text/plain", "no such model").replace("200 OK", "404 Not Found"),
            "HTTP/1.1 204 No Content\r\n\r\nx",
            "\r\n" + sized("application/json", WHOLE));

    @Test
    void anAnswerWithALineEndBehindItIsFineInOneReadAsInTwo() {
        var bytes = (sized("application/json", WHOLE) + "\r\n").getBytes(ISO_8859_1);

        assertThat(told(bytes, bytes.length))
                .startsWith("Outcome OK")
                .isEqualTo(told(bytes, bytes.length - 2, bytes.length));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRecordIsTheSameHoweverTheStreamIsSplit(int seed) {
        var random = new SplittableRandom(seed);
        for (var stream : STREAMS) {
            for (var change = 0; change < CHANGED_PER_SEED; change++) {
                var bytes = changed(stream.getBytes(ISO_8859_1), change % 4, random);
                var inOneRead = told(bytes, bytes.length);
                var everyByte = IntStream.rangeClosed(1, bytes.length).toArray();
                assertThat(told(bytes, everyByte))
                        .as(new String(bytes, ISO_8859_1))
                        .isEqualTo(inOneRead);
                for (var split = 0; split < SPLITS; split++) {
                    var ends = ends(bytes.length, random);
                    assertThat(told(bytes, ends))
                            .as(() -> new String(bytes, ISO_8859_1) + "\nsplit at " + Arrays.toString(ends))
                            .isEqualTo(inOneRead);
                }
            }
        }
    }

    /** Events at, below and above the limit: what is too long is so wherever reads end. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scannersHandOutTheSameEventsHoweverTheStreamIsSplit(int seed) {
        var random = new SplittableRandom(seed);
        for (var change = 0; change < CHANGED_PER_SEED; change++) {
            var bytes = changed(EVENTS.getBytes(UTF_8), change % 4, random);
            var limit = 8 + random.nextInt(100);
            var ends = ends(bytes.length, random);

            assertThat(scanned(bytes, true, limit, ends)).isEqualTo(scanned(bytes, true, limit, bytes.length));
            assertThat(scanned(bytes, false, limit, ends)).isEqualTo(scanned(bytes, false, limit, bytes.length));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    private static String told(byte[] bytes, int... ends) {
        var call = new ClientCall(new Outgoing(new byte[0], 4, 0), 0, ended -> {});
        var reader = new AnswerReader(call, new Chunk());
        call.sent(1);
        var from = 0;
        for (var end : ends) {
            if (!reader.isOver() && end > from) {
                var read = Arrays.copyOfRange(bytes, from, end); // an array of its own, as the loop reuses its buffer
                reader.read(read, 0, read.length, 2 + from);
                Arrays.fill(read, (byte) '!');
            }
            from = end;
        }
        if (reader.isOver()) {
            reader.complete();
        } else {
            reader.closed("the connection was closed");
        }
        var text = call.generatedText();
        call.end(2 + bytes.length);
        var record = call.describe(RequestRecord.builder(1, "r", 0), call.detail(), GapStore.reserve(0))
                .build();
        return "Outcome " + record.outcome() + " status " + record.status() + " error " + record.errorClass()
                + " detail "
                + record.errorDetail() + " chunks " + record.chunks() + " in " + record.inputTokens() + " out "
                + record.outputTokens() + " cached " + record.cachedPromptTokens() + " finish " + record.finishReason()
                + " streamed " + record.streamed() + " text " + text + " token "
                + record.firstTokenNanos().isPresent()
                + " answer " + record.firstAnswerTokenNanos().isPresent() + " headers " + call.headers();
    }

    private static List<String> scanned(byte[] bytes, boolean events, int limit, int... ends) {
        var found = new ArrayList<String>();
        StreamScanner.Sink sink = (array, from, to) -> found.add(new String(array, from, to - from, UTF_8));
        StreamScanner scanner = events ? new EventScanner(sink, limit) : new JsonLineScanner(sink, limit);
        var from = 0;
        for (var end : ends) {
            var read = Arrays.copyOfRange(bytes, from, end);
            if (!scanner.feed(read, 0, read.length)) {
                found.add("too long");
                return found;
            }
            Arrays.fill(read, (byte) '!');
            from = end;
        }
        scanner.finish();
        return found;
    }

    private static int[] ends(int length, SplittableRandom random) {
        var most = 1 + random.nextInt(40);
        var ends = new ArrayList<Integer>();
        for (var at = 0; at < length; ) {
            at = Math.min(length, at + 1 + random.nextInt(most));
            ends.add(at);
        }
        return ends.stream().mapToInt(it -> it).toArray();
    }

    /** So many bytes changed, put in or left out. */
    private static byte[] changed(byte[] stream, int changes, SplittableRandom random) {
        var text = new StringBuilder(new String(stream, ISO_8859_1));
        for (var i = 0; i < changes; i++) {
            var at = random.nextInt(text.length());
            var telling = latin(TELLING).charAt(random.nextInt(latin(TELLING).length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, telling);
                case 1 -> text.insert(at, telling);
                default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    private static String sized(String type, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.getBytes(UTF_8).length
                + "\r\n\r\n" + latin(body);
    }

    private static String chunked(String body, int size) {
        var bytes = latin(body);
        var text = new StringBuilder(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + "Transfer-Encoding: chunked\r\n\r\n");
        for (var at = 0; at < bytes.length(); at += size) {
            var part = bytes.substring(at, Math.min(bytes.length(), at + size));
            text.append(Integer.toHexString(part.length()))
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        return text.append("0\r\n\r\n").toString();
    }

    /** A character for each byte. */
    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
