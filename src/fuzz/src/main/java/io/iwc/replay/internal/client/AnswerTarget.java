package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.run.RequestRecord;
import io.iwc.run.internal.GapStore;
import java.util.Arrays;

/** An answer as a server sends it: the record is the same however it is split into reads. The first byte splits it;
 * with bit 6 set, an answer begins with its body. */
public final class AnswerTarget {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private AnswerTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var bytes = Arrays.copyOfRange(input, 1, input.length);
        if ((input[0] & 0x40) != 0) { // a stream right away, as heads are hard to guess
            var head = HEAD.getBytes(US_ASCII);
            var whole = Arrays.copyOf(head, head.length + bytes.length);
            System.arraycopy(bytes, 0, whole, head.length, bytes.length);
            bytes = whole;
        }
        var whole = told(bytes, bytes.length);
        var split = told(bytes, 1 + (input[0] & 0x1f));
        if (!whole.equals(split)) {
            throw new AssertionError("in one read: " + whole + "\nsplit: " + split);
        }
    }

    private static String told(byte[] bytes, int step) {
        var call = new ClientCall(new Outgoing(new byte[0], 4, 0), 0, ended -> {});
        var reader = new AnswerReader(call, new Chunk());
        call.sent(1);
        for (var from = 0; from < bytes.length && !reader.isOver(); from += step) {
            var read = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + step));
            reader.read(read, 0, read.length, 2 + from);
        }
        if (reader.isOver()) {
            reader.complete();
        } else {
            reader.closed("closed");
        }
        var text = call.generatedText();
        call.end(2 + bytes.length);
        var record = call.describe(RequestRecord.builder(1, "r", 0), call.detail(), GapStore.reserve(0))
                .build();
        return record.outcome() + " " + record.status() + " " + record.errorClass() + " " + record.errorDetail() + " "
                + record.chunks() + " " + record.inputTokens() + " " + record.outputTokens() + " "
                + record.cachedPromptTokens() + " " + record.finishReason() + " " + text;
    }
}
