package io.iwc.dataset;

import io.iwc.internal.KeyedTexts;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import java.io.Closeable;

/** Gives requests their ids and says on which one a turn depends. Ids that the input brings are kept. */
final class Identities implements Closeable {
    private static final int DIGITS = 6;

    private final KeyedTexts lastOfSession = new KeyedTexts();
    private long requests;

    void name(Request.Builder request) {
        requests++;
        if (request.id().isEmpty()) {
            request.withId(numbered());
        }
        var session = request.sessionId().orElse("");
        if (request.predecessor() instanceof Predecessor.PreviousTurn) {
            follow(session, request);
        }
        if (!session.isEmpty()) {
            lastOfSession.put(session, request.id());
        }
    }

    private void follow(String session, Request.Builder request) {
        var thinkMillis = request.thinkTimeMillis().orElse(0);
        lastOfSession
                .get(session)
                .ifPresentOrElse(
                        previous -> request.dependingOn(previous, thinkMillis),
                        () -> request.dependingOn(Predecessor.none())); // the first turn has no predecessor
    }

    @Override
    public void close() {
        lastOfSession.close();
    }

    private String numbered() {
        var number = Long.toString(requests);
        return "req-" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }
}
