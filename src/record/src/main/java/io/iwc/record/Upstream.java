package io.iwc.record;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * The server that an application would call.
 *
 * @param host name or address
 * @param path what its URLs begin with: {@code /v1}, {@code /api/v1} or nothing
 * @param tls how it is spoken to; empty without TLS
 */
record Upstream(String host, int port, String path, Optional<SSLContext> tls) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int CONNECT_MILLIS = 10_000;

    /**
     * The server of a URL.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Upstream of(String url, SSLContext trusting) {
        try {
            var uri = new URI(url.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            var isTls = scheme.equals("https");
            if (uri.getHost() == null || (!isTls && !scheme.equals("http"))) {
                throw refused(url, "a URL like https://api.example.com/v1");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw refused(url, "a URL without user, password, query and fragment; the application sends its keys");
            }
            var port = uri.getPort() >= 0 ? uri.getPort() : isTls ? HTTPS : HTTP;
            var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
            return new Upstream(
                    uri.getHost().replaceAll("[\\[\\]]", ""),
                    port,
                    path,
                    isTls ? Optional.of(trusting) : Optional.empty());
        } catch (URISyntaxException e) {
            throw refused(url, "a URL like https://api.example.com/v1");
        }
    }

    private static IllegalArgumentException refused(String url, String expected) {
        var shown = url.replaceAll("//[^/@]*@", "//…@").replaceFirst("[?#].*", "?…");
        return new IllegalArgumentException("upstream: found \"" + shown + "\", expected " + expected);
    }

    /** As a {@code Host} header has it. */
    String authority() {
        var shown = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls.isPresent() ? HTTPS : HTTP) ? shown : shown + ":" + port;
    }

    /** Without secrets, as there are none in it. */
    String url() {
        return (tls.isPresent() ? "https://" : "http://") + authority() + path;
    }

    /** Opens a connection, to the first of its addresses that answers. */
    Socket connect() throws IOException {
        var fault = new IOException("no address");
        for (var address : InetAddress.getAllByName(host)) {
            try {
                return connect(new InetSocketAddress(address, port));
            } catch (SSLException e) {
                throw e; // it was reached
            } catch (IOException e) {
                fault = e;
            }
        }
        throw fault;
    }

    private Socket connect(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, CONNECT_MILLIS);
            return tls.isPresent() ? secured(socket, tls.get()) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The name in the certificate is verified, as a client of the server would. */
    private Socket secured(Socket plain, SSLContext context) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
