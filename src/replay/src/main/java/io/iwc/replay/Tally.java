package io.iwc.replay;

import io.iwc.replay.internal.client.ClientCall;
import io.iwc.run.ErrorClass;
import java.util.Optional;

/** The counters of a running replay. Safe for use by several threads. */
final class Tally {
    private final int planned;
    private int sent;
    private int ok;
    private int failed;
    private int cancelled;
    private long ttftNanos;
    private int withTtft;
    private long chunks;
    private long coalesced;
    private int resent;
    private boolean stopped;

    Tally(int planned) {
        this.planned = planned;
    }

    /** One more is sent; false if nothing more is to be sent. */
    synchronized boolean begin() {
        if (stopped) {
            return false;
        }
        sent++;
        return true;
    }

    /** One has ended. */
    synchronized void end(ClientCall call) {
        if (call.isOk()) {
            ok++;
        } else if (call.failure().equals(Optional.of(ErrorClass.CANCELLED))) {
            cancelled++;
        } else {
            failed++;
        }
        chunks += call.chunks();
        coalesced += call.coalesced();
        resent += call.wasResent() ? 1 : 0;
        if (call.ttftNanos() >= 0) {
            ttftNanos += call.ttftNanos();
            withTtft++;
        }
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Whether everything that was sent has ended and nothing more will be sent. */
    synchronized boolean isOver() {
        return (stopped || sent == planned) && sent == ok + failed + cancelled;
    }

    /** Share of token-bearing chunks that came together with the one before them; 0 without chunks. */
    synchronized double coalescedShare() {
        return chunks == 0 ? 0 : (double) coalesced / chunks;
    }

    /** Requests that went out twice because a kept connection had been closed. */
    synchronized int resent() {
        return resent;
    }

    synchronized Progress progress(double elapsedSeconds) {
        return new ProgressSnapshot(
                planned,
                sent,
                sent - ok - failed - cancelled,
                ok,
                failed,
                cancelled,
                withTtft == 0 ? 0 : ttftNanos / 1e9 / withTtft,
                chunks,
                elapsedSeconds);
    }
}
