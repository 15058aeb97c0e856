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
        var record = RequestRecord.builder(planned.sequence(), request.id(), planned.scheduledNanos())
                .session(request.sessionId().orElse(""))
                .model(prepared.model(request))
                .due(planned.dueNanos());
        request.turnId().ifPresent(record::turn);
        request.expectedOutputTokens().ifPresent(record::outputTokensAsked);
        return call.describe(record, prepared.access().secret().removedFrom(call.detail()), prepared.gaps());
    }
}
