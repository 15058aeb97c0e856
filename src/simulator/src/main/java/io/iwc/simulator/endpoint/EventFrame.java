package io.iwc.simulator.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.zip.CRC32;

/**
 * One event in the binary framing of AWS: two lengths and their check sum, headers, payload, and the check sum of all.
 *
 * @see <a href="https://smithy.io/2.0/aws/amazon-eventstream.html">Amazon Event Stream</a>
 */
final class EventFrame {
    private static final byte STRING = 7;
    private static final int PRELUDE = 12;
    private static final int CHECK = 4;
    private static final int AROUND_HEADER = 4; // length of the name, type, length of the value

    private EventFrame() {}

    /** The frame of an event: its name, and its JSON. */
    static byte[] of(String... nameAndJson) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(":event-type", nameAndJson[0]);
        headers.put(":content-type", "application/json");
        headers.put(":message-type", "event");
        var length = headers.entrySet().stream()
                .mapToInt(it -> it.getKey().length() + it.getValue().length() + AROUND_HEADER)
                .sum();
        var payload = nameAndJson[1].getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(PRELUDE + length + payload.length + CHECK);
        frame.putInt(frame.capacity()).putInt(length);
        frame.putInt(sum(frame));
        headers.forEach((name, value) -> {
            frame.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
            frame.put(STRING).putShort((short) value.length()).put(value.getBytes(StandardCharsets.US_ASCII));
        });
        frame.put(payload);
        frame.putInt(sum(frame));
        return frame.array();
    }

    /** Of all that was put so far. */
    private static int sum(ByteBuffer frame) {
        var sum = new CRC32();
        sum.update(frame.duplicate().flip());
        return (int) sum.getValue();
    }
}
