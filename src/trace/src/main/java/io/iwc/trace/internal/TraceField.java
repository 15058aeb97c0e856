package io.iwc.trace.internal;

import java.util.List;

/** The fields of a row that studies know, in the order in which tables hold them. */
enum TraceField {
    ARRIVAL("arrival", "t", "arrival times"),
    PROMPT("prompt_tokens", "prompt", "prompt tokens"),
    OUTPUT("output_tokens", "output", "output tokens"),
    TTFT("ttft", "ttft", "times to the first token"),
    DURATION("duration", "duration", "durations"),
    CACHED("cached_tokens", "cached", "cached tokens"),
    USER("user", "person", "users"),
    MODEL("model", "model", "models"),
    STATUS("status", "status", "statuses"),
    FUNCTION("function", "called", "functions"),
    SESSION("session", "talk", "sessions");

    /** Those that are numbers. */
    static final List<TraceField> NUMBERS = List.of(ARRIVAL, PROMPT, OUTPUT, TTFT, DURATION, CACHED);

    /** Those that are texts. */
    static final List<TraceField> TEXTS = List.of(USER, MODEL, STATUS, FUNCTION, SESSION);

    private final String id;
    private final String column;
    private final String plural;

    TraceField(String id, String column, String plural) {
        this.id = id;
        this.column = column;
        this.plural = plural;
    }

    /** As in {@code --map} and in studies. */
    String id() {
        return id;
    }

    /** In the tables of the engine. */
    String column() {
        return column;
    }

    /** For people: {@code arrival times}. */
    String plural() {
        return plural;
    }

    static TraceField of(String id) {
        for (var field : values()) {
            if (field.id.equals(id)) {
                return field;
            }
        }
        throw new IllegalArgumentException(id);
    }
}
