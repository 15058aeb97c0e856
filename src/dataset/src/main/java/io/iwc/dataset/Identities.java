package io.iwc.dataset;

import io.iwc.internal.KeyedTexts;
import io.iwc.workload.Request;
import java.io.Closeable;

/** Gives requests their ids and says on which one a turn depends. Ids that the input brings are kept. */
final class Identities implements Closeable {
    private static final int DIGITS = 6;

    private final KeyedTexts lastOfSession = new KeyedTexts();
    private long requests;

    Request name(Request request) {
        requests++;
        var id = request.id().isEmpty() ? numbered() : request.id();
        var named = request.toBuilder().withId(id);
        var session = request.sessionId().orElse("");
        if (request.dependsOn().filter(DatasetReader.PREVIOUS_TURN::equals).isPresent()) {
            lastOfSession
                    .get(session)
                    .ifPresentOrElse(
                            previous -> named.dependingOn(
                                    previous, request.thinkTimeMillis().orElse(0)),
                            () -> named.dependingOn("")); // the first turn has no predecessor
        }
        if (!session.isEmpty()) {
            lastOfSession.put(session, id);
        }
        return named.build();
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
