package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.UnknownHostException;

/** Names what kept a connection from opening. */
final class Failures {
    private Failures() {}

    static ErrorClass ofConnecting(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return ErrorClass.DNS;
        }
        if (cause instanceof ConnectTimeoutException) {
            return ErrorClass.CONNECT_TIMEOUT;
        }
        return ErrorClass.CONNECT_REFUSED; // and no route, no port left: the detail says which
    }

    static ErrorClass ofHandshake(Throwable cause) {
        return cause instanceof SslHandshakeTimeoutException ? ErrorClass.CONNECT_TIMEOUT : ErrorClass.TLS;
    }

    static String detail(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
