package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import io.iwc.run.internal.GapStore;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTests {
    private static final String EVENTS = "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"h\u00e9\"}}]}\r\n\r\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"\uD83D\uDE00\"}}]}\n\n"
            + ": keep-alive\n\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"b\"},\n"
            + "data: \"finish_reason\":\"length\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":4,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":2}}}\n\ndata: [DONE]\n\n";

    /** Laws of the whole path: neither the chunks of the body nor the reads of the socket need fit the events. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsTheSameHoweverTheStreamIsCut(int seed) {
        var random = new SplittableRandom(seed);
        var bytes = chunked(EVENTS.getBytes(UTF_8), random, 1 + seed % 90);
        var call = new ClientCall(new Outgoing(new byte[0], 4, 0), 0, ended -> {});
        var reader = new AnswerReader(call, new Chunk());
        call.sent(1);

        var now = 2L;
        for (var from = 0; from < bytes.length; now++) {
            var to = Math.min(bytes.length, from + 1 + random.nextInt(1 + seed));
            reader.read(bytes, from, to, now);
            from = to;
        }
        assertThat(reader.isOver()).isTrue();
        assertThat(reader.leavesConnectionUsable()).isTrue();
        reader.complete();
        call.end(now);

        var record = call.describe(RequestRecord.builder(1, "r", 0), "", GapStore.reserve(0))
                .build();
        assertThat(call.isOk()).as(call.detail()).isTrue();
        assertThat(record.chunks()).isEqualTo(3);
        assertThat(record.itlNanos()).hasSize(2);
        assertThat(record.finishReason()).hasValue("length");
        assertThat(record.inputTokens()).hasValue(5);
        assertThat(record.outputTokens()).hasValue(4);
        assertThat(record.cachedPromptTokens()).hasValue(2);
        assertThat(record.firstTokenNanos().getAsLong())
                .isLessThanOrEqualTo(record.firstAnswerTokenNanos().getAsLong());
    }

    @Test
    void stampsWhatComesInOneReadAlikeAndCountsIt() {
        var call = new ClientCall(new Outgoing(new byte[0], 4, 0), 0, ended -> {});
        var reader = new AnswerReader(call, new Chunk());
        var bytes = chunked(EVENTS.getBytes(UTF_8), new SplittableRandom(1), 10_000);

        call.sent(1);
        reader.read(bytes, 0, bytes.length, 7);
        reader.complete();
        call.end(8);

        assertThat(call.coalesced()).isEqualTo(2);
        assertThat(call.ttftNanos()).isEqualTo(6);
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    private static byte[] chunked(byte[] body, SplittableRandom random, int most) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(UTF_8));
        for (var from = 0; from < body.length; ) {
            var length = Math.min(body.length - from, 1 + random.nextInt(most));
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(UTF_8));
            out.write(body, from, length);
            out.writeBytes("\r\n".getBytes(UTF_8));
            from += length;
        }
        out.writeBytes("0\r\n\r\n".getBytes(UTF_8));
        return out.toByteArray();
    }
}
