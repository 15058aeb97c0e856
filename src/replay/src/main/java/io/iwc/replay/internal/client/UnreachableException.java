package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import java.io.Serial;

/** No connection could be opened. */
public final class UnreachableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;

    UnreachableException(ErrorClass errorClass, String message) {
        super(message);
        this.errorClass = errorClass;
    }

    public ErrorClass errorClass() {
        return errorClass;
    }
}
