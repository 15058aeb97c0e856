package io.iwc.cli;

import io.iwc.replay.Progress;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A progress line on a terminal, updated five times a second. */
final class ProgressLine {
    private static final long PERIOD_MILLIS = 200;

    private final TerminalLine line;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "iwc-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> ticks;

    private ProgressLine(Supplier<String> text, TerminalLine line) {
        this.line = line;
        ticks = clock.scheduleAtFixedRate(() -> show(text.get()), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs some work, showing its progress. */
    static <T> T during(Supplier<T> work, Supplier<String> text, TerminalLine terminal) {
        var line = new ProgressLine(text, terminal);
        try {
            return work.get();
        } finally {
            line.end();
        }
    }

    static String text(Progress progress) {
        var done = progress.ok() + progress.failed() + progress.cancelled();
        return String.format(
                Locale.ROOT,
                "%3d %%  %d of %d sent, %d in flight, %d done, %d failed, mean TTFT %.0f ms, %.0f tokens/s, %.1f s",
                progress.planned() == 0 ? 100 : 100L * done / progress.planned(),
                progress.sent(),
                progress.planned(),
                progress.inFlight(),
                done,
                progress.failed(),
                progress.meanTtftSeconds() * 1000,
                progress.elapsedSeconds() > 0 ? progress.chunks() / progress.elapsedSeconds() : 0,
                progress.elapsedSeconds());
    }

    private void end() {
        ticks.cancel(false);
        clock.shutdown();
        synchronized (this) { // a last tick may be on its way
            line.wipe();
        }
    }

    private synchronized void show(String text) {
        if (!ticks.isCancelled()) {
            line.show(text);
        }
    }
}
