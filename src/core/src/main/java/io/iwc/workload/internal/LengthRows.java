package io.iwc.workload.internal;

import io.iwc.workload.Request;
import java.util.Arrays;

/**
 * Requests that follow one another and of which nothing is known but when they come and how long prompt and answer are:
 * the rows of traces, which have millions of them, as numbers side by side. Their ids are {@linkplain NumberedIds numbers
 * in order}. Changed by who makes them until they are passed on; not safe for several threads at once.
 *
 * @since 0.1
 */
public final class LengthRows {
    private long[] nanos;
    private int[] prompts;
    private int[] outputs;
    private int size;
    private long first = 1;

    /**
     * No rows yet.
     *
     * @param room for so many; there may be more
     */
    public LengthRows(int room) {
        nanos = new long[Math.max(1, room)];
        prompts = new int[nanos.length];
        outputs = new int[nanos.length];
    }

    /**
     * Adds a request.
     *
     * @param arrivalNanos ≥ 0, on any clock
     * @param promptTokens ≥ 0
     * @param outputTokens as observed, ≥ 0
     */
    public void add(long arrivalNanos, int promptTokens, int outputTokens) {
        if (size == nanos.length) {
            var room = 2 * size;
            nanos = Arrays.copyOf(nanos, room);
            prompts = Arrays.copyOf(prompts, room);
            outputs = Arrays.copyOf(outputs, room);
        }
        nanos[size] = arrivalNanos;
        prompts[size] = promptTokens;
        outputs[size++] = outputTokens;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** When a request arrives. */
    public long arrivalNanos(int row) {
        return nanos[row];
    }

    /** How long the prompt of a request is. */
    public int promptTokens(int row) {
        return prompts[row];
    }

    /** How long the answer to a request was. */
    public int outputTokens(int row) {
        return outputs[row];
    }

    /** The number in the id of a request. */
    public long number(int row) {
        return first + row;
    }

    /** Whether each comes no earlier than the one before, the first one than this time. */
    public boolean isInOrderAfter(long arrivalNanos) {
        return firstBefore(arrivalNanos) == size;
    }

    /** The first that comes earlier than the one before, the first one than this time; the size if none does. */
    public int firstBefore(long arrivalNanos) {
        var last = arrivalNanos;
        for (var row = 0; row < size; row++) {
            if (nanos[row] < last) {
                return row;
            }
            last = nanos[row];
        }
        return size;
    }

    /** Lets a request arrive at another time. */
    public void moveTo(int row, long arrivalNanos) {
        nanos[row] = arrivalNanos;
    }

    /** Numbers them from here on. */
    public void numberFrom(long number) {
        first = number;
    }

    /** One of them by itself. */
    public Request request(int row) {
        return Request.lengthOnly(prompts[row])
                .withId(NumberedIds.of(first + row))
                .arrivingAt(nanos[row])
                .withOutputTokens(outputs[row])
                .build();
    }
}
