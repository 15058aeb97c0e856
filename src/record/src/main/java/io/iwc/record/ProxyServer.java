package io.iwc.record;

import io.iwc.IwcException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts connections on loopback, so many at a time, and hands each to a thread of its own. */
final class ProxyServer implements AutoCloseable {
    /** Of connections at a time; one more waits in the backlog until another ends. */
    static final int MOST_CONNECTIONS = 1_024;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1_024;

    private final ServerSocket socket;
    private final Consumer<Socket> handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "iwc-record-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts accepting.
     *
     * @param port 0 takes a free one
     * @param handler serves one connection until it ends; the socket is closed afterwards
     * @throws IwcException if the port cannot be used
     */
    ProxyServer(int port, Consumer<Socket> handler) {
        this.handler = handler;
        try {
            socket = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        } catch (IOException e) {
            throw new IwcException(
                    "record: port " + port + " on 127.0.0.1 cannot be used (" + e.getMessage()
                            + "); port 0 takes a free one",
                    e);
        }
        threads.execute(this::acceptAll);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Runs something on a thread of its own. */
    void run(Runnable task) {
        threads.execute(task);
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                awaitRoom();
                var client = socket.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (SocketException e) {
                // closed, or one that hung up at once
            } catch (IOException e) {
                pause(); // as out of file handles
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void awaitRoom() throws InterruptedException {
        while (open.size() >= MOST_CONNECTIONS && !socket.isClosed()) {
            wait();
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            handler.accept(client);
        } catch (IOException e) {
            // it is over in any case
        } finally {
            open.remove(client);
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(10_000_000);
    }

    /** Stops at once: open connections are closed. */
    @Override
    public void close() {
        close(socket);
        open.forEach(ProxyServer::close);
        synchronized (this) {
            notifyAll();
        }
        threads.shutdown();
    }

    static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // nothing is lost with it
        }
    }
}
