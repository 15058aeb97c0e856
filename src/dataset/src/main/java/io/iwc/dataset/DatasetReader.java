package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.stream.Stream;

/**
 * Turns the rows of one format into requests. Without state of its own: one reader may read several sources.
 *
 * <p>A request may leave its id empty and its arrival unset, the compiler fills them in. An arrival is whatever the
 * file's clock says, in nanoseconds; the compiler moves the first one to 0.
 *
 * @since 0.1
 */
public interface DatasetReader {
    /**
     * What a turn {@linkplain Request.Builder#dependingOn(String) depends on} when that is the request before it in its
     * session, whose id the reader does not know yet.
     */
    String PREVIOUS_TURN = "\0previous turn";

    /**
     * The requests of a source, in its order, read as the stream is consumed.
     *
     * <p>Rows go through {@link Rows}, which keeps the faults of bad ones and goes on; at its end the stream throws if
     * there were any, unless the options leave them out.
     */
    Stream<Request> read(DatasetSource source);
}
