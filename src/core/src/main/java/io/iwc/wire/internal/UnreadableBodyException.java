package io.iwc.wire.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serial;

/** A body that is not what its wire has: field, what was found, what was expected. */
public final class UnreadableBodyException extends Exception {
    private static final int MOST_SHOWN = 80;

    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String fault;

    UnreadableBodyException(String field, JsonNode found, String expected) {
        this(field, field + ": found " + shown(found) + ", expected " + expected);
    }

    private UnreadableBodyException(String field, String fault) {
        super(fault);
        this.field = field;
        this.fault = fault;
    }

    /** The field as its sender spells it. */
    public String field() {
        return field;
    }

    /** What is wrong, for whoever sent it. */
    public String fault() {
        return fault;
    }

    private static String shown(JsonNode found) {
        var text = found.isMissingNode() ? "nothing" : found.toString();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
