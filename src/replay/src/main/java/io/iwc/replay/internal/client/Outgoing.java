package io.iwc.replay.internal.client;

import java.util.function.IntFunction;

/** A request ready to be sent: every byte of its first attempt was made before the clock started. */
public final class Outgoing {
    private static final byte[] NONE = {};

    private byte[] bytes;
    private final IntFunction<byte[]> maker;
    private final UsageOption usageOption;
    private final int expectedTokens;
    private final long cancelAfterNanos;
    private boolean asksForUsage;

    /**
     * A request that every attempt sends alike.
     *
     * @param bytes head and body; not copied
     * @param expectedTokens how long the answer may get; a hint for memory
     * @param cancelAfterNanos when to hang up, from the send; 0 = never
     */
    public Outgoing(byte[] bytes, int expectedTokens, long cancelAfterNanos) {
        this(bytes, attempt -> bytes, UsageOption.NEVER, expectedTokens, cancelAfterNanos);
    }

    /**
     * A request.
     *
     * @param bytes head and body of the first attempt; not copied
     * @param maker makes them once more, for an attempt from 1
     * @param usageOption whether the bytes ask for usage; asked again when they are sent
     */
    public Outgoing(
            byte[] bytes,
            IntFunction<byte[]> maker,
            UsageOption usageOption,
            int expectedTokens,
            long cancelAfterNanos) {
        this.bytes = bytes;
        this.maker = maker;
        this.usageOption = usageOption;
        this.expectedTokens = expectedTokens;
        this.cancelAfterNanos = cancelAfterNanos;
        asksForUsage = usageOption.isSent();
    }

    /** How much it takes up. */
    public int length() {
        return bytes.length;
    }

    /** Returns the bytes of an attempt, from 1; those that were made ahead are released. */
    byte[] take(int attempt) {
        var ahead = bytes;
        bytes = NONE;
        if (attempt == 1 && asksForUsage == usageOption.isSent()) {
            return ahead;
        }
        asksForUsage = usageOption.isSent();
        return maker.apply(attempt);
    }

    /** Whether this refusal is over what the last attempt asked for, so that another will go without it. */
    boolean goesWithoutUsage(String refusal) {
        return asksForUsage && usageOption.isRefusedBy(refusal);
    }

    int expectedTokens() {
        return expectedTokens;
    }

    long cancelAfterNanos() {
        return cancelAfterNanos;
    }
}
