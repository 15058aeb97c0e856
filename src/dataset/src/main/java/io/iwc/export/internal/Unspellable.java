package io.iwc.export.internal;

import java.io.Serial;

/** A request that a format has no way to say. */
final class Unspellable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    Unspellable(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
