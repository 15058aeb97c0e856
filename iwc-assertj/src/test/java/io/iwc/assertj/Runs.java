package io.iwc.assertj;

import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Runs with the latencies a test needs: one request a second, ten tokens each. */
final class Runs {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final List<RequestRecord> records = new ArrayList<>();
    private final Origin origin;

    private Runs(Origin origin) {
        this.origin = origin;
    }

    static Runs measured() {
        return new Runs(Origin.MEASURED);
    }

    static Runs predicted() {
        return new Runs(Origin.PREDICTED);
    }

    /** A request sent {@code lag} late, its first token {@code ttft} after that, nine more {@code tpot} apart. */
    Runs ok(long lagMillis, long ttftMillis, long tpotMillis) {
        return answered(0, lagMillis, ttftMillis, tpotMillis);
    }

    /** A request that waited for a slot, its first token {@code ttft} after that, nine more 5 ms apart. */
    Runs waiting(long waitMillis, long ttftMillis) {
        return answered(waitMillis, 0, ttftMillis, 5);
    }

    private Runs answered(long waitMillis, long lagMillis, long ttftMillis, long tpotMillis) {
        var scheduled = records.size() * SECOND;
        var due = scheduled + waitMillis * MILLI;
        var sent = due + lagMillis * MILLI;
        var first = sent + ttftMillis * MILLI;
        var last = first + 9 * tpotMillis * MILLI;
        var gaps = new long[9];
        java.util.Arrays.fill(gaps, tpotMillis * MILLI);
        records.add(RequestRecord.builder(records.size() + 1, "req-" + (records.size() + 1), scheduled)
                .ok("stop")
                .status(200)
                .streamed(true)
                .attempts(1)
                .due(due)
                .sent(sent)
                .firstByte(first)
                .firstToken(first)
                .firstAnswerToken(first)
                .lastToken(last)
                .end(last)
                .itl(gaps)
                .chunks(10)
                .inputTokens(20)
                .outputTokens(10, false)
                .outputTokensAsked(10)
                .build());
        return this;
    }

    Runs failed(ErrorClass error, String detail) {
        var scheduled = records.size() * SECOND;
        records.add(RequestRecord.builder(records.size() + 1, "req-" + (records.size() + 1), scheduled)
                .failed(error, detail)
                .streamed(true)
                .attempts(1)
                .due(scheduled)
                .sent(scheduled)
                .end(scheduled + MILLI)
                .build());
        return this;
    }

    Run run() {
        return Run.builder(
                        "support",
                        origin,
                        new EndpointInfo("chat", "tiny", "http://127.0.0.1:8000/v1", "HTTP/1.1", new TreeMap<>()))
                .records(records)
                .build();
    }
}
