package io.iwc.fingerprint.internal;

import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** What a session needs to remember of a request: its place and the content of its prompt, as ids only. */
public final class Turn {
    private static final int UNKNOWN = -1;

    private final long arrivalNanos;
    private final int turnId;
    private final boolean hasText;
    private final int[] tokens;
    private final Optional<PrefixBlocks> blocks;
    private final int promptTokens;

    private Turn(Request request, int[] tokens, int promptTokens) {
        arrivalNanos = request.hasArrival() ? request.arrivalNanos() : UNKNOWN;
        turnId = request.turnId().orElse(UNKNOWN);
        hasText = request.prompt().hasText();
        blocks = request.prompt() instanceof Prompt.Lengths lengths ? lengths.blocks() : Optional.empty();
        this.tokens = tokens;
        this.promptTokens = promptTokens;
    }

    /** A request whose prompt has these tokens, if it has text, and that length. */
    public static Turn of(Request request, int[] tokens, int promptTokens) {
        return new Turn(request, tokens, promptTokens);
    }

    /** Whether it has a time of arrival. */
    public boolean hasArrival() {
        return arrivalNanos != UNKNOWN;
    }

    /** When it arrives; only where {@link #hasArrival()}. */
    public long arrivalNanos() {
        return arrivalNanos;
    }

    boolean hasTurnId() {
        return turnId != UNKNOWN;
    }

    int turnId() {
        return turnId;
    }

    /** Tokens of its prompt. */
    public int promptTokens() {
        return promptTokens;
    }

    boolean arrivesWith(Turn other) {
        return hasArrival() && arrivalNanos == other.arrivalNanos;
    }

    /**
     * The leading tokens that both prompts share; empty where one of them has neither text nor hashes like the other.
     */
    public OptionalInt commonPrefix(Turn previous) {
        if (hasText && previous.hasText) {
            var mismatch = Arrays.mismatch(tokens, previous.tokens);
            return OptionalInt.of(mismatch < 0 ? tokens.length : mismatch);
        }
        if (blocks.isEmpty()
                || previous.blocks.isEmpty()
                || blocks.get().blockSize() != previous.blocks.get().blockSize()) {
            return OptionalInt.empty();
        }
        var covered = (long) leadingEqualBlocks(blocks.get(), previous.blocks.get())
                * blocks.get().blockSize();
        return OptionalInt.of((int) Math.min(covered, Math.min(promptTokens, previous.promptTokens)));
    }

    private static int leadingEqualBlocks(PrefixBlocks one, PrefixBlocks other) {
        var limit = Math.min(one.count(), other.count());
        var equal = 0;
        while (equal < limit && one.hashId(equal) == other.hashId(equal)) {
            equal++;
        }
        return equal;
    }
}
