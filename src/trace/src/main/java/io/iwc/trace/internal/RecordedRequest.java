package io.iwc.trace.internal;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.trace.internal.Table.Row;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a row of a serving log says of a request: how long it took, and whether it succeeded. */
final class RecordedRequest {
    private static final Set<String> GOOD = Set.of("ok", "success", "succeeded", "completed", "true");
    private static final int FIRST_BAD = 300;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private RecordedRequest() {}

    /** The record of a request that arrived then; empty if the row says neither how long it took nor that it failed. */
    static Optional<RequestRecord> of(Row row, String id, int sequence, long arrival) {
        var record = RequestRecord.builder(sequence, id, arrival).sent(arrival).attempts(1);
        record.inputTokens(Math.toIntExact(row.whole("prompt")));
        if (row.isKnown("model")) {
            record.model(row.text("model"));
        }
        var status = row.isKnown("status") ? row.text("status").toLowerCase(Locale.ROOT) : "ok";
        var code = code(status);
        code.ifPresent(record::status);
        if (code.isPresent() ? code.getAsInt() >= FIRST_BAD : !GOOD.contains(status)) {
            return Optional.of(record.failed(fault(code), row.text("status")).build());
        }
        if (!row.isKnown("duration")) {
            return Optional.empty();
        }
        if (row.isKnown("cached")) {
            record.cachedPromptTokens(Math.toIntExact(row.whole("cached")));
        }
        var end = arrival + row.whole("duration");
        record.outputTokens(Math.toIntExact(row.whole("output")), false)
                .lastToken(end)
                .end(end);
        if (row.isKnown("ttft") && row.whole("ttft") <= row.whole("duration")) {
            record.streamed(true).firstToken(arrival + row.whole("ttft"));
        }
        return Optional.of(record.ok("").build());
    }

    private static OptionalInt code(String status) {
        return status.matches("[1-5]\\d\\d") ? OptionalInt.of(Integer.parseInt(status)) : OptionalInt.empty();
    }

    private static ErrorClass fault(OptionalInt code) {
        if (code.isEmpty()) {
            return ErrorClass.FINISH_ERROR;
        }
        var number = code.getAsInt();
        return number == TOO_MANY ? ErrorClass.HTTP_429 : number >= SERVER ? ErrorClass.HTTP_5XX : ErrorClass.HTTP_4XX;
    }
}
