package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.artifact.internal.Json;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is not served, worded as an error object of OpenAI's API. */
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

    String body() {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", getMessage());
        error.put("type", type);
        error.put("param", parameter.isEmpty() ? NullNode.getInstance() : parameter);
        error.put("code", NullNode.getInstance());
        return Json.compact(Map.of("error", error));
    }
}
