package io.iwc.replay.internal.client;

/**
 * Whether streams are asked for usage with {@code stream_options}, which not every server knows. Safe for use by several
 * threads.
 */
public final class UsageOption {
    /** Nobody asks. */
    static final UsageOption NEVER = new UsageOption(false, false);

    private final boolean mayBeDropped;
    private volatile boolean sent;
    private volatile boolean refused;

    private UsageOption(boolean sent, boolean mayBeDropped) {
        this.sent = sent;
        this.mayBeDropped = mayBeDropped;
    }

    /** Sent until a server refuses it by name. */
    public static UsageOption untilRefused() {
        return new UsageOption(true, true);
    }

    /** Sent always or never. */
    public static UsageOption fixed(boolean sent) {
        return new UsageOption(sent, false);
    }

    /** Whether requests carry it from now on. */
    public boolean isSent() {
        return sent;
    }

    /** Whether a server has refused it, so that it was left out from then on. */
    public boolean wasRefused() {
        return refused;
    }

    /** Whether a server refuses it with these words; from then on it is left out. */
    boolean isRefusedBy(String words) {
        if (!mayBeDropped || !(words.contains("stream_options") || words.contains("include_usage"))) {
            return false;
        }
        refused = true;
        sent = false;
        return true;
    }
}
