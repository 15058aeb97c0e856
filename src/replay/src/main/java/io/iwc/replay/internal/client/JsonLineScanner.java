package io.iwc.replay.internal.client;

/**
 * JSON lines as they are read: every line that is not blank is an event, the last one also without its end. What lies
 * within one read is handed out in place.
 */
final class JsonLineScanner implements StreamScanner {
    private final Sink sink;
    private final CarriedBytes carried;

    JsonLineScanner(Sink sink, int maxBytes) {
        this.sink = sink;
        carried = new CarriedBytes(maxBytes);
    }

    @Override
    public boolean feed(byte[] bytes, int from, int to) {
        var start = from;
        for (var at = from; at < to && !carried.isTooLong(); at++) {
            if (bytes[at] == '\n') {
                carried.end(bytes, start, at, this::hand);
                start = at + 1;
            }
        }
        carried.add(bytes, start, to);
        return !carried.isTooLong();
    }

    @Override
    public void finish() {
        carried.end(new byte[0], 0, 0, this::hand);
    }

    private void hand(byte[] bytes, int from, int to) {
        for (var at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\r' && bytes[at] != '\t') {
                sink.event(bytes, from, to);
                return;
            }
        }
    }
}
