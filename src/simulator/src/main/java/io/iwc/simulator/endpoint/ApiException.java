package io.iwc.simulator.endpoint;

import java.io.Serial;

/** A request that is not served; how that looks is its {@link Vendor}'s. */
final class ApiException extends Exception {
    static final String INVALID_REQUEST = "invalid_request_error";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String parameter;
    private boolean entered;

    ApiException(int status, String type, String parameter, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.parameter = parameter;
    }

    /** A body that cannot be used. */
    static ApiException invalid(String parameter, String message) {
        return new ApiException(400, INVALID_REQUEST, parameter, message);
    }

    /** A scripted error. */
    static ApiException scripted(int status) {
        var type = status == TOO_MANY_REQUESTS
                ? "rate_limit_error"
                : status < SERVER_ERRORS ? INVALID_REQUEST : "server_error";
        return new ApiException(status, type, "", "status " + status + ", as the test asked for");
    }

    /** The same, of a call that is in the ledger already. */
    ApiException entered() {
        entered = true;
        return this;
    }

    boolean isEntered() {
        return entered;
    }

    int status() {
        return status;
    }

    /** The kind of error, as OpenAI names it. */
    String type() {
        return type;
    }

    /** The field that it is about; may be empty. */
    String parameter() {
        return parameter;
    }
}
