package io.iwc.replay;

import io.iwc.replay.internal.client.CallSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What event loops ask for calls: nothing until the clock runs, then the dispatcher. */
final class DueCalls implements CallSource {
    private static final long LOOK_AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile Optional<Dispatcher> running = Optional.empty();

    /** The clock runs: from now on this one is asked. */
    void from(Dispatcher dispatcher) {
        running = Optional.of(dispatcher);
    }

    @Override
    public int expectedSoon() {
        return running.map(it -> it.expectedUntil(System.nanoTime() + LOOK_AHEAD_NANOS))
                .orElse(0);
    }

    @Override
    public void submitDue(long nanoTime) {
        var dispatcher = running;
        if (dispatcher.isPresent()) { // after every read: no lambda that captures
            dispatcher.get().sendDue(nanoTime);
        }
    }
}
