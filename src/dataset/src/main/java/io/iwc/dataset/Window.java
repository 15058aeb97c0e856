package io.iwc.dataset;

import io.iwc.IwcException;
import io.iwc.internal.KeyedLongs;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The part of a workload that is kept: requests in the order of their arrival, from one time to another, without the
 * first ones, and no more than a number of them. The first one kept arrives at 0; what depends on one that is not kept
 * depends on none.
 *
 * @param fromSeconds recorded time since the first request at which it begins, ≥ 0
 * @param toSeconds recorded time since the first request before which it ends; empty for the end
 * @param offset requests left out at its beginning, ≥ 0
 * @since 0.1
 */
public record Window(double fromSeconds, OptionalDouble toSeconds, long offset) {
    /** All of it. */
    public static final Window ALL = new Window(0, OptionalDouble.empty(), 0);

    private static final double MOST_SECONDS = 9e9;
    private static final Pattern STRETCH = Pattern.compile("(\\d{1,9})([smhd])/(?:(\\d{1,9})([smhd]))?");

    /**
     * A part.
     *
     * @throws IllegalArgumentException if a number is out of its range, or it ends before it begins
     */
    public Window {
        if (!(fromSeconds >= 0 && fromSeconds < MOST_SECONDS)) {
            throw new IllegalArgumentException("from: found " + fromSeconds + ", expected seconds ≥ 0");
        }
        if (toSeconds.isPresent()
                && !(toSeconds.getAsDouble() > fromSeconds && toSeconds.getAsDouble() < MOST_SECONDS)) {
            throw new IllegalArgumentException("to: found " + toSeconds.getAsDouble() + ", expected seconds > "
                    + fromSeconds + ", where it begins");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset: found " + offset + ", expected an integer ≥ 0");
        }
    }

    /**
     * Parses a stretch of recorded time: {@code 7d/14d} begins seven days after the first request and ends before the
     * fifteenth day; {@code s}, {@code m}, {@code h} and {@code d} are units, and an end may be missing, as in
     * {@code 7d/}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Window parse(String text) {
        var stretch = STRETCH.matcher(text);
        if (!stretch.matches()) {
            throw new IllegalArgumentException("window: found \"" + text
                    + "\", expected FROM/TO, distances from the first request such as 7d/14d (s, m, h, d)");
        }
        var to = stretch.group(3) == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(stretch.group(3), stretch.group(4)));
        return new Window(seconds(stretch.group(1), stretch.group(2)), to, 0);
    }

    private static double seconds(String count, String unit) {
        var seconds =
                switch (unit) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3600;
                    default -> 86_400;
                };
        return Double.parseDouble(count) * seconds;
    }

    boolean isAll() {
        return fromSeconds == 0 && toSeconds.isEmpty() && offset == 0;
    }

    void addTo(SortedMap<String, Object> config) {
        if (!isAll()) {
            config.put("from_seconds", fromSeconds);
            config.put("offset", offset);
            toSeconds.ifPresent(seconds -> config.put("to_seconds", seconds));
        }
    }

    /** The requests of one compilation on their way through, in the order of their arrival. */
    static final class Passage {
        private final Window window;
        private final double nanosPerSecond;
        private final long limit;
        private final KeyedLongs kept = new KeyedLongs(1);
        private long offset;
        private long first;
        private long count;

        Passage(CompileOptions options) {
            window = options.window();
            nanosPerSecond = 1e9 * options.timeScale();
            limit = options.limit();
        }

        /** The request as it is kept, if it is. */
        Optional<Request> pass(Request request) {
            if (window.isAll()) { // the limit was kept as the input was read
                count++;
                return Optional.of(request);
            }
            var nanos = request.arrivalNanos();
            var isIn = nanos >= window.fromSeconds * nanosPerSecond
                    && (window.toSeconds.isEmpty() || nanos < window.toSeconds.getAsDouble() * nanosPerSecond);
            if (!isIn || offset++ < window.offset || (limit > 0 && count == limit)) {
                return Optional.empty();
            }
            if (count++ == 0) {
                first = nanos;
            }
            kept.put(request.id(), 1);
            var moved = request.toBuilder().arrivingAt(nanos - first);
            if (request.dependsOn().filter(id -> kept.get(id).isEmpty()).isPresent()) {
                moved.dependingOn(Predecessor.none());
            }
            return Optional.of(moved.build());
        }

        /** Counts requests that are kept without being looked at: the window is all there is. */
        void passAll(int requests) {
            count += requests;
        }

        /** Refuses a window that holds nothing. */
        void finish(String file) {
            if (count == 0) {
                throw new IwcException(file + ": found no request between --from and --to behind --offset, expected at"
                        + " least one");
            }
        }
    }
}
