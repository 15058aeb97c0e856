package io.iwc.fingerprint;

import io.iwc.IwcException;
import io.iwc.workload.Request;
import java.io.Serial;

/**
 * Requests that were to be measured in one pass but do not come in arrival order. Reading them into a
 * {@link io.iwc.workload.Workload} first sorts them.
 *
 * @since 0.1
 */
public final class ArrivalsOutOfOrderException extends IwcException {
    @Serial
    private static final long serialVersionUID = 1L;

    ArrivalsOutOfOrderException(Request request, long lastArrivalNanos) {
        super(request + ": arrival: found " + request.arrivalNanos() + " ns after " + lastArrivalNanos
                + " ns, expected requests in arrival order; sort them first");
    }
}
