package io.iwc.workload.internal;

import io.iwc.workload.Request;
import java.util.function.Consumer;

/**
 * Takes requests one by one, or many at once where nothing but their lengths is known.
 *
 * @since 0.1
 */
public interface LengthsTaker extends Consumer<Request> {
    /** Takes the next requests. */
    void accept(LengthRows rows);

    /** Passes on what there is at once if it can be taken so, else one by one. */
    static void passOn(LengthRows rows, Consumer<Request> taking) {
        if (taking instanceof LengthsTaker whole) {
            whole.accept(rows);
            return;
        }
        for (var row = 0; row < rows.size(); row++) {
            taking.accept(rows.request(row));
        }
    }
}
