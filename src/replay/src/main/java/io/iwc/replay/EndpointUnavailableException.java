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

    private EndpointUnavailableException(ErrorClass errorClass, String message) {
        super(message);
        this.errorClass = errorClass;
    }

    static EndpointUnavailableException of(Endpoint endpoint, ErrorClass errorClass, String detail) {
        return new EndpointUnavailableException(
                errorClass,
                "endpoint " + endpoint.publicUrl() + ": found " + errorClass.text() + " (" + detail
                        + "), expected a server that accepts connections; start it or correct the URL");
    }

    /** What kept it from answering. */
    public ErrorClass errorClass() {
        return errorClass;
    }
}
