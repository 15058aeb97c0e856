package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gives requests their ids and says on which one a turn depends. Ids that the input brings are kept. */
final class Identities {
    private final Map<String, String> lastOfSession = new HashMap<>();
    private long requests;

    Request name(Request request) {
        requests++;
        var id = request.id().isEmpty() ? String.format(Locale.ROOT, "req-%06d", requests) : request.id();
        var named = request.toBuilder().withId(id);
        var session = request.sessionId().orElse("");
        if (request.dependsOn().filter(DatasetReader.PREVIOUS_TURN::equals).isPresent()) {
            var previous = lastOfSession.get(session);
            if (previous == null) {
                named.dependingOn(""); // the first turn waits for nobody
            } else {
                named.dependingOn(previous, request.thinkTimeMillis().orElse(0));
            }
        }
        if (!session.isEmpty()) {
            lastOfSession.put(session, id);
        }
        return named.build();
    }
}
