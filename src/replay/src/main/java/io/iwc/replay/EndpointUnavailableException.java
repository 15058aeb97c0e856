package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.run.ErrorClass;
import java.io.Serial;

/**
 * An endpoint that did not answer before the clock of a replay started; nothing was sent and nothing written.
 *
 * @since 0.1
 */
public final class EndpointUnavailableException extends IwcException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;

    EndpointUnavailableException(ErrorClass errorClass, String message) {
        super(message);
        this.errorClass = errorClass;
    }

    /** What kept it from answering. */
    public ErrorClass errorClass() {
        return errorClass;
    }
}
