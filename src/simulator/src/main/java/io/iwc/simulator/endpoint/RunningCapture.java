package io.iwc.simulator.endpoint;

import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Captured requests as they come, as {@link Capture} has them on the wall clock: numbered, with arrivals since the first
 * one, and with the sessions that they name. Chats that only their messages connect are recognised once all are there,
 * by {@link Capture} alone.
 */
final class RunningCapture {
    private final EmbeddedEndpoint.Builder options;
    private final Consumer<Request> sink;
    private final Map<String, Integer> turns = new HashMap<>();
    private long first;
    private long latest;
    private int count;

    RunningCapture(EmbeddedEndpoint.Builder options, Consumer<Request> sink) {
        this.options = options;
        this.sink = sink;
    }

    void accept(Ledger.Entry entry) {
        if (count == 0) {
            first = entry.arrivalNanos();
        }
        latest = Math.max(latest, entry.arrivalNanos() - first); // a file is in the order of arrival
        count++;
        var session = Capture.session(entry, options.sessionFrom()).orElse("");
        var turn = session.isEmpty() ? 0 : turns.merge(session, 1, Integer::sum) - 1;
        sink.accept(new Capture.Placed(entry, session, turn).request(count, latest, options.outputTokens()));
    }
}
