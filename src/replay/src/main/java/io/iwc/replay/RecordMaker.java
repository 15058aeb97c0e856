package io.iwc.replay;

import io.iwc.replay.internal.client.ClientCall;
import io.iwc.run.RequestRecord;
import io.iwc.schedule.internal.PlannedRequest;

/** Makes a record of what was planned and what came of it. */
final class RecordMaker {
    private final Preparation prepared;

    RecordMaker(Preparation prepared) {
        this.prepared = prepared;
    }

    RequestRecord.Builder describe(PlannedRequest planned, ClientCall call) {
        var request = planned.request();
        var secret = prepared.access().secret();
        var record = RequestRecord.builder(planned.sequence(), request.id(), planned.scheduledNanos())
                .session(request.sessionId().orElse(""))
                .model(secret.removedFromName(prepared.model(request)))
                .due(planned.dueNanos());
        request.turnId().ifPresent(record::turn);
        request.expectedOutputTokens().ifPresent(record::outputTokensAsked);
        var described = call.describe(record, secret.removedFromDetail(call.detail()), prepared.gaps());
        return call.isOk()
                ? described.ok(secret.removedFromName(call.endedWith()).intern())
                : described;
    }
}
