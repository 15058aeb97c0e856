package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.iwc.IwcException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK's HTTP server, bound to 127.0.0.1 and set up for many small chunks on many connections. */
final class LoopbackServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 4_096;
    private static final int SECONDS_TO_START = 30;

    /**
     * The server reads these once, when its class is loaded, and has no other place for them. Without the first a token
     * may wait until the one before it is acknowledged (Nagle's algorithm against delayed acknowledgements); beyond the
     * second it closes connections that a client's pool believes to be open. The others bound, in seconds, how long a
     * request may take to come, and how many connections are open at a time (JDKs that do not know it ignore it).
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxIdleConnections", "10000",
            "sun.net.httpserver.maxReqTime", "60",
            "jdk.httpserver.maxConnections", "12000");

    private final HttpServer server;
    private final String scheme;
    private final HandlerThreads handlers;

    /**
     * Starts serving.
     *
     * @param port 0 takes a free one
     * @param tls what it speaks TLS with, if it does
     */
    LoopbackServer(int port, Optional<EndpointTls> tls, Api api, HandlerThreads handlers) {
        this.handlers = handlers;
        scheme = tls.isPresent() ? "https://" : "http://";
        server = bound(port, tls);
        server.setExecutor(handlers);
        server.createContext("/", api);
        startFromDaemon();
    }

    /** The server's own thread inherits being a daemon: an endpoint that is not closed does not keep the JVM alive. */
    private void startFromDaemon() {
        try {
            CompletableFuture.runAsync(server::start, handlers)
                    .orTimeout(SECONDS_TO_START, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            close();
            throw new IwcException(
                    "embedded endpoint: found no server at " + url() + " after " + SECONDS_TO_START
                            + " s, expected it to start: " + e.getCause(),
                    e);
        }
    }

    String url() {
        return scheme + HOST + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        handlers.close();
    }

    static ThreadFactory daemons(String prefix) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static synchronized HttpServer bound(int port, Optional<EndpointTls> tls) {
        var added = new ArrayList<String>();
        SETTINGS.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
                added.add(key);
            }
        });
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
            if (tls.isEmpty()) {
                return HttpServer.create(address, BACKLOG);
            }
            var secure = HttpsServer.create(address, BACKLOG);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls.get().context()));
            return secure;
        } catch (IOException e) {
            throw new IwcException(
                    "embedded endpoint: port " + port + " on " + HOST + " cannot be used (" + e.getMessage()
                            + "); port 0 takes a free one",
                    e);
        } finally {
            added.forEach(System::clearProperty); // they have been read and must not affect others
        }
    }
}
