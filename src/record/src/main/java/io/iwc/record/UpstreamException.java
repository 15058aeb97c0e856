package io.iwc.record;

import io.iwc.run.ErrorClass;
import java.io.IOException;
import java.io.Serial;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** The server cannot be reached, in words for the application and for the recording. */
final class UpstreamException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;

    private UpstreamException(ErrorClass errorClass, String message, IOException cause) {
        super(message, cause);
        this.errorClass = errorClass;
    }

    static UpstreamException of(Upstream upstream, IOException cause) {
        var errorClass = errorClass(cause);
        var why = errorClass == ErrorClass.DNS ? "no such host" : String.valueOf(cause.getMessage());
        return new UpstreamException(
                errorClass, "record: upstream " + upstream.url() + " cannot be reached (" + why + ")", cause);
    }

    private static ErrorClass errorClass(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return ErrorClass.DNS;
        }
        if (cause instanceof SocketTimeoutException) {
            return ErrorClass.CONNECT_TIMEOUT;
        }
        return cause instanceof SSLException ? ErrorClass.TLS : ErrorClass.CONNECT_REFUSED;
    }

    ErrorClass errorClass() {
        return errorClass;
    }
}
