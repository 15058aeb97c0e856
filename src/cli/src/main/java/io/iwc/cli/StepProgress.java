package io.iwc.cli;

import io.iwc.artifact.internal.WorkMeter.Step;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far a command is with a step of its work: share, count, time, and how long the step may yet take. */
final class StepProgress {
    private static final double SECOND = 1e9;

    /** Of less nobody can tell how long the rest takes. */
    private static final double LEAST_SHARE = 0.02;

    private final LongSupplier nanos;
    private @Nullable Step shown;
    private long since;

    /**
     * Nothing shown yet.
     *
     * @param nanos a clock
     */
    StepProgress(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Asked by one thread only. */
    String text(Step step) {
        if (!step.equals(shown)) {
            shown = step;
            since = nanos.getAsLong();
        }
        var seconds = (nanos.getAsLong() - since) / SECOND;
        var share = step.total() == 0 ? 1 : Math.min(1, (double) step.done() / step.total());
        var left = share == 1 || share < LEAST_SHARE || seconds < 1
                ? ""
                : String.format(Locale.ROOT, ", about %.0f s left", Math.ceil(seconds * (1 - share) / share));
        return String.format(
                Locale.ROOT,
                "%3.0f %%  %s, %,d of %,d %s, %.0f s%s",
                Math.floor(100 * share),
                step.name(),
                step.done(),
                step.total(),
                step.of(),
                seconds,
                left);
    }
}
