package io.iwc.replay.internal.client;

/**
 * A JSON array as it is read, each element an event as soon as it is there: how Gemini streams without
 * {@code alt=sse}. What stands between elements or behind the array and is neither space nor comma is an event, too,
 * so that somebody says what is wrong with it.
 */
final class JsonArrayScanner implements StreamScanner {
    private final Sink sink;
    private final CarriedBytes carried;
    private boolean isOpen;
    private boolean inString;
    private boolean isEscaped;
    private int depth;

    JsonArrayScanner(Sink sink, int maxBytes) {
        this.sink = sink;
        carried = new CarriedBytes(maxBytes);
    }

    @Override
    public boolean feed(byte[] bytes, int from, int to) {
        var start = carried.isEmpty() ? -1 : from;
        for (var at = from; at < to && !carried.isTooLong(); at++) {
            if (start < 0 && isBetween(bytes[at])) {
                isOpen |= bytes[at] == '[';
                continue;
            }
            start = start < 0 ? at : start;
            if (endsElement(bytes[at])) {
                carried.end(bytes, start, at + 1, sink::event);
                start = -1;
            }
        }
        if (start >= 0) {
            carried.add(bytes, start, to);
        }
        return !carried.isTooLong();
    }

    @Override
    public void finish() {
        if (!carried.isEmpty()) {
            carried.end(new byte[0], 0, 0, sink::event);
        }
    }

    private boolean isBetween(byte sign) {
        return sign == ' '
                || sign == '\n'
                || sign == '\r'
                || sign == '\t'
                || sign == ','
                || (sign == '[' && !isOpen)
                || sign == ']';
    }

    /** Follows an element by its brackets. */
    private boolean endsElement(byte sign) {
        if (inString) {
            inString = isEscaped || sign != '"';
            isEscaped = !isEscaped && sign == '\\';
            return false;
        }
        switch (sign) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
        return depth <= 0 && !inString;
    }
}
