package io.iwc.replay.internal.client;

/** A request ready to be sent: every byte of it was made before the clock started. */
public final class Outgoing {
    private static final byte[] NONE = {};

    private byte[] bytes;
    private final int expectedTokens;
    private final long cancelAfterNanos;

    /**
     * A request.
     *
     * @param bytes head and body; not copied
     * @param expectedTokens how long the answer may get; a hint for memory
     * @param cancelAfterNanos when to hang up, from the send; 0 = never
     */
    public Outgoing(byte[] bytes, int expectedTokens, long cancelAfterNanos) {
        this.bytes = bytes;
        this.expectedTokens = expectedTokens;
        this.cancelAfterNanos = cancelAfterNanos;
    }

    /** How much it takes up. */
    public int length() {
        return bytes.length;
    }

    /** The bytes, which may be asked for again. */
    byte[] kept() {
        return bytes;
    }

    /** Returns the bytes and releases them. */
    byte[] take() {
        var taken = bytes;
        bytes = NONE;
        return taken;
    }

    int expectedTokens() {
        return expectedTokens;
    }

    long cancelAfterNanos() {
        return cancelAfterNanos;
    }
}
