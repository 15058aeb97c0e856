package io.iwc.simulator.endpoint;

import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Captured requests as they come: numbered, with arrivals since the first one, and with the sessions that they name.
 * Chats that only their messages connect are recognised once all are there, by {@link Capture}.
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
        var request = entry.call().request().toBuilder()
                .withId(String.format(Locale.ROOT, "req-%06d", count))
                .arrivingAt(latest);
        options.sessionFrom().stream()
                .filter(entry.call().sessions()::containsKey)
                .findFirst()
                .map(entry.call().sessions()::get)
                .ifPresent(session -> request.inSession(session).asTurn(turns.merge(session, 1, Integer::sum) - 1));
        entry.scriptedTokens().ifPresent(request::withOutputTokens);
        sink.accept(request.build());
    }
}
