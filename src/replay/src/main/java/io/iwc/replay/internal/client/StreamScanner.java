package io.iwc.replay.internal.client;

/** Finds the events of a stream in its bytes as they are read, and hands each to a sink. */
interface StreamScanner {
    /**
     * The next bytes of the stream.
     *
     * @return false if an event is longer than allowed; there is no use in reading on
     */
    boolean feed(byte[] bytes, int from, int to);

    /** The stream has ended: what has begun is an event. */
    void finish();

    /** Receives the data of each event; the array belongs to the scanner and is valid only during the call. */
    interface Sink {
        void event(byte[] bytes, int from, int to);

        /** The data of an event that the stream itself names an error. */
        default void errorEvent(byte[] bytes, int from, int to) {
            event(bytes, from, to);
        }

        /** A line of JSON that belongs to no event: as some servers say what went wrong. */
        default void strayLine(byte[] bytes, int from, int to) {}
    }
}
