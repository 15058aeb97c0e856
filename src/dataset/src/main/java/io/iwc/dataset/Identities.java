package io.iwc.dataset;

import io.iwc.internal.KeyedTexts;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import io.iwc.workload.internal.NumberedIds;
import java.io.Closeable;

/** Gives requests their ids and says on which one a turn depends. Ids that the input brings are kept. */
final class Identities implements Closeable {
    private final KeyedTexts lastOfSession = new KeyedTexts();
    private long requests;

    void name(Request.Builder request) {
        requests++;
        if (request.id().isEmpty()) {
            request.withId(NumberedIds.of(requests));
        }
        var session = request.sessionId().orElse("");
        if (request.predecessor() instanceof Predecessor.PreviousTurn) {
            follow(session, request);
        }
        if (!session.isEmpty()) {
            lastOfSession.put(session, request.id());
        }
    }

    /** Numbers requests that bring no ids and belong to no session; the first of them has this number. */
    long number(int count) {
        requests += count;
        return requests - count + 1;
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
}
