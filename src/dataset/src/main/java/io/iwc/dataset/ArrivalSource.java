package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import io.iwc.internal.KeyedLongs;
import io.iwc.workload.Manifest;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import io.iwc.workload.internal.ArrivalPlacement;
import io.iwc.workload.internal.LengthRows;
import java.util.List;
import java.util.Optional;

/** Where the arrivals of one compilation come from: the recording, or a process. */
abstract class ArrivalSource {
    /** What the options ask for, else what the first request of the input has. */
    static ArrivalSource of(CompileOptions options, Request.Builder first) {
        if (options.arrival().isPresent()) {
            return new Placed(options.arrival().get(), options, true);
        }
        return first.hasArrival() ? new Recorded(options.timeScale()) : new Placed(Arrivals.standard(), options, false);
    }

    /** Sets the arrival on this clock. */
    abstract void place(Request.Builder request, DatasetSource source);

    /** The request, finished, on a clock that starts at 0; the first one asked for is the earliest. */
    abstract Request rebase(Request.Builder request);

    /** The same for requests of which nothing but lengths is known, which have recorded times. */
    abstract void rebase(LengthRows rows);

    /** Sets the start where requests do not come in the order of time. */
    abstract void startAtEarliest(List<Request.Builder> requests);

    /** The manifest with what this clock is. */
    abstract Manifest describe(Manifest manifest, String origin);

    private static InvalidInputException mixed(DatasetSource source) {
        return source.fault("found requests with and without a time, expected all or none (an arrival process, "
                + "--arrival, places them all anew)");
    }

    private static final class Placed extends ArrivalSource {
        private final ArrivalProcess process;
        private final CompileOptions options;
        private final boolean asked;
        private final ArrivalPlacement placement;

        Placed(ArrivalProcess process, CompileOptions options, boolean asked) {
            this.process = process;
            this.options = options;
            this.asked = asked;
            placement = new ArrivalPlacement(process.offsets(options.seed(), options.rng()));
        }

        @Override
        void place(Request.Builder request, DatasetSource source) {
            if (!asked && request.hasArrival()) {
                throw mixed(source);
            }
            placement.place(request);
        }

        @Override
        Request rebase(Request.Builder request) {
            return request.build();
        }

        @Override
        void rebase(LengthRows rows) {
            throw new IllegalStateException("requests that are placed anew are read one by one");
        }

        @Override
        void startAtEarliest(List<Request.Builder> requests) {}

        @Override
        Manifest describe(Manifest manifest, String origin) {
            return manifest.withArrival(process, options.seed(), options.rng());
        }
    }

    private static final class Recorded extends ArrivalSource {
        private static final long UNSET = Long.MIN_VALUE;

        private final double timeScale;
        private final KeyedLongs arrivals = new KeyedLongs(1);
        private long start = UNSET;

        Recorded(double timeScale) {
            this.timeScale = timeScale;
        }

        /** A turn without a time follows the one it depends on. */
        @Override
        void place(Request.Builder request, DatasetSource source) {
            var before = request.predecessor() instanceof Predecessor.Turn turn
                    ? arrivals.get(turn.requestId())
                    : Optional.<long[]>empty();
            if (!request.hasArrival() && before.isEmpty()) {
                throw mixed(source);
            }
            var nanos = request.hasArrival()
                    ? request.arrivalNanos()
                    : before.get()[0] + request.thinkTimeMillis().orElse(0) * 1_000_000;
            if (request.sessionId().isPresent()) {
                arrivals.put(request.id(), nanos);
            }
            request.arrivingAt(nanos);
        }

        @Override
        void rebase(LengthRows rows) {
            for (var row = 0; row < rows.size(); row++) {
                rows.moveTo(row, rebased(rows.arrivalNanos(row)));
            }
        }

        private long rebased(long nanos) {
            if (start == UNSET) {
                start = nanos;
            }
            return timeScale == 1 ? nanos - start : scaled(nanos - start);
        }

        @Override
        Request rebase(Request.Builder request) {
            var nanos = rebased(request.arrivalNanos());
            if (timeScale != 1) {
                request.thinkTimeMillis().ifPresent(millis -> request.thinking(scaled(millis)));
            }
            return request.arrivingAt(nanos).build();
        }

        private long scaled(long time) {
            var scaled = StrictMath.rint(time * timeScale);
            if (scaled >= Long.MAX_VALUE) {
                throw new IwcException("time scale: found " + timeScale
                        + ", which puts requests more than 292 years after" + " the first one; expected a smaller one");
            }
            return (long) scaled;
        }

        @Override
        void startAtEarliest(List<Request.Builder> requests) {
            start = requests.stream()
                    .mapToLong(Request.Builder::arrivalNanos)
                    .min()
                    .orElse(0);
        }

        @Override
        Manifest describe(Manifest manifest, String origin) {
            return manifest.withRecordedArrival(origin, timeScale);
        }
    }
}
