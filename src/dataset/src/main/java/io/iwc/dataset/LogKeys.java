package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
import java.util.Optional;

/** What logs of calls and collections of conversations call the time, the session and the user of a record. */
final class LogKeys {
    private static final String[] SESSION = {
        "conversation_id", "session_id", "sessionId", "conversation_hash", "trace_id", "traceId", "thread_id", "chat_id"
    };
    private static final String[] USER = {"end_user", "user_id", "user", "userId", "request_user_id"};
    private static final List<String> TIMES = List.of(
            "timestamp",
            "startTime",
            "start_time",
            "started_at",
            "request_time",
            "request_created_at",
            "sent_at",
            "arrival_time",
            "time",
            "ts",
            "logged_at",
            "createdAt",
            "requestTime",
            "request_timestamp",
            "@timestamp");
    /** Their unit is in their name. */
    private static final String[] MILLIS = {"timestamp_ms", "start_time_ms", "request_time_ms", "time_ms", "ts_ms"};

    private static final String[] NANOS = {
        "startTimeUnixNano", "start_time_unix_nano", "timestamp_ns", "start_time_ns", "start_ns", "ts_ns"
    };
    private static final List<String> UNIX_SECONDS = List.of("created", "created_at");

    private LogKeys() {}

    static Optional<String> session(JsonRow row, JsonRow body) {
        return session(row).or(() -> body.optionalText(SESSION)).or(() -> body.within("metadata")
                .optionalText(SESSION));
    }

    static Optional<String> session(JsonRow row) {
        var inMetadata = row.within("metadata").optionalText(SESSION);
        return row.optionalText(SESSION).or(() -> inMetadata);
    }

    static void user(JsonRow row, Request.Builder request) {
        row.optionalText(USER)
                .or(() -> row.within("metadata").optionalText("user_id"))
                .ifPresent(request::byUser);
    }

    /** The time of a record, when the call began rather than when it was answered; none if it has none. */
    static void arrival(JsonRow row, Request.Builder request, CompileOptions options) {
        arrival(row, row, request, options);
    }

    /**
     * The same, where the answer may say when it was made.
     *
     * @throws io.iwc.InvalidInputException if it is a number whose unit is not known, and the time is needed
     */
    static void arrival(JsonRow row, JsonRow response, Request.Builder request, CompileOptions options) {
        if (row.has(NANOS) || row.has(MILLIS)) {
            request.arrivingAt(row.has(NANOS) ? row.nanos(NANOS) : row.millisAsNanos(MILLIS));
            return;
        }
        var name = TIMES.stream().filter(row::has).findFirst();
        if (name.isPresent() && isLiteLlm(row) && row.isNumber(name.get())) {
            request.arrivingAt(row.secondsAsNanos(name.get()));
        } else if (name.isPresent() && isNeeded(row, name.get(), options)) {
            request.arrivingAt(row.timeAsNanos(options.details().timeUnit(), name.get()));
        } else if (name.isEmpty()) {
            for (var made : List.of(row, response)) {
                UNIX_SECONDS.stream()
                        .filter(field -> !request.hasArrival() && made.has(field))
                        .forEach(field -> request.arrivingAt(
                                made.isNumber(field) ? made.secondsAsNanos(field) : made.calendarNanos(field)));
            }
        }
    }

    /** LiteLLM's standard payload, whose times are Unix seconds. */
    private static boolean isLiteLlm(JsonRow row) {
        return row.json().has("call_type") || row.json().has("completionStartTime");
    }

    /** A number without a unit is of no use where an arrival process places the requests anyway. */
    private static boolean isNeeded(JsonRow row, String name, CompileOptions options) {
        return options.arrival().isEmpty() || options.details().timeUnit().isPresent() || !row.isNumber(name);
    }
}
