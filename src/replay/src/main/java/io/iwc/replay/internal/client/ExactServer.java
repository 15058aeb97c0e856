package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * A server whose timing is known, to measure a client by. It streams chat completions on time: unless asked otherwise,
 * the first token 50 ms after the request was read, one every 10 ms from then on, each in a write of its own. One
 * thread; loopback only. {@code GET /stats} returns its lag since the last call.
 */
public final class ExactServer implements AutoCloseable {
    /** Truth: from the request to the first token. */
    public static final long TTFT_NANOS = 50_000_000;

    /** Truth: between two tokens. */
    public static final long ITL_NANOS = 10_000_000;

    private static final long NAP_NANOS = 50_000;
    private static final int LATEST_MICROS = 200_000;
    private static final int ACCEPT_QUEUE = 4096;

    private final Selector selector = Selector.open();
    private final Queue<Stream> first = new ArrayDeque<>();
    private final Queue<Stream> later = new ArrayDeque<>();
    private final ByteBuffer head = direct("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nServer: exact\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n" + chunk(event("{\"role\":\"assistant\",\"content\":\"\"}", "null"))
            + token());
    private final ByteBuffer token = direct(token());
    private final ByteBuffer last;
    private final int[] lateMicros = new int[LATEST_MICROS];
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final int tokens;
    private final long ttftNanos;
    private final long itlNanos;
    private volatile boolean closed;

    private ExactServer(int port, int tokens, long ttftNanos, long itlNanos) throws IOException {
        this.tokens = tokens;
        this.ttftNanos = ttftNanos;
        this.itlNanos = itlNanos;
        last = direct(token() + chunk(event("{}", "\"length\""))
                + chunk("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":" + tokens
                        + "}}\n\n")
                + chunk("data: [DONE]\n\n") + "0\r\n\r\n");
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ACCEPT_QUEUE);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * A server at work on a thread of its own.
     *
     * @param port 0 = any
     * @param tokens of every answer, ≥ 2
     */
    public static ExactServer start(int port, int tokens) throws IOException {
        return start(port, tokens, TTFT_NANOS, ITL_NANOS);
    }

    /**
     * A server of another pace.
     *
     * @param port 0 = any
     * @param tokens of every answer, ≥ 2
     * @param ttftNanos from the request to the first token
     * @param itlNanos between two tokens
     */
    public static ExactServer start(int port, int tokens, long ttftNanos, long itlNanos) throws IOException {
        var server = new ExactServer(port, tokens, ttftNanos, itlNanos);
        var thread = new Thread(server::serve, "iwc-exact-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Without a path. */
    public String url() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort();
    }

    /** How late the worst of a hundred tokens was, since that was last asked over HTTP; in seconds. */
    public synchronized double lateP99Seconds() {
        return late(0.99) / 1e6;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    private void serve() {
        try (listener;
                selector) {
            work();
        } catch (IOException e) {
            closed = true; // who is measured by it sees broken connections
        }
    }

    private void work() throws IOException {
        while (!closed) {
            var busy = writeDue(first);
            busy |= writeDue(later);
            busy |= selector.selectNow() > 0;
            for (var key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    accept(listener);
                } else if (!read(key)) {
                    key.channel().close();
                }
            }
            selector.selectedKeys().clear();
            if (!busy && nothingDueWithin(2 * NAP_NANOS)) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Incoming());
        }
    }

    /** False if the client has hung up. */
    private boolean read(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        var incoming = (Incoming) key.attachment();
        try {
            if (channel.read(incoming.bytes) < 0) {
                return false;
            }
            switch (incoming.request()) {
                case NONE -> {}
                case STATS -> channel.write(direct(stats()));
                case STREAM -> first.add(new Stream(channel, System.nanoTime() + ttftNanos));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Queues are in the order of due times, because every stream of a queue waits equally long. */
    private boolean writeDue(Queue<Stream> queue) {
        var any = false;
        var now = System.nanoTime();
        for (var stream = queue.peek(); stream != null && stream.due - now <= 0; stream = queue.peek()) {
            any = true;
            queue.poll();
            count((int) Math.min(lateMicros.length - 1, (System.nanoTime() - stream.due) / 1000));
            stream.sent++;
            var bytes = stream.sent == 1 ? head : stream.sent == tokens ? last : token;
            if (isWritten(bytes.duplicate(), stream.channel) && stream.sent < tokens) {
                stream.due += itlNanos;
                later.add(stream);
            }
            now = System.nanoTime();
        }
        return any;
    }

    /** False if the client has hung up; it is closed where that is read. */
    private static boolean isWritten(ByteBuffer bytes, SocketChannel channel) {
        try {
            channel.write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized void count(int micros) {
        lateMicros[micros]++;
    }

    private boolean nothingDueWithin(long nanos) {
        var limit = System.nanoTime() + nanos;
        return (first.isEmpty() || first.peek().due - limit > 0) && (later.isEmpty() || later.peek().due - limit > 0);
    }

    private synchronized String stats() {
        var cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        var body = String.format(
                Locale.ROOT,
                "{\"lateP50Micros\":%d,\"lateP99Micros\":%d,\"lateMaxMicros\":%d,\"cpuSeconds\":%.3f}",
                late(0.5),
                late(0.99),
                late(1),
                cpu);
        Arrays.fill(lateMicros, 0);
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private int late(double share) {
        var wanted = share * Arrays.stream(lateMicros).asLongStream().sum();
        var seen = 0L;
        for (var micros = 0; micros < lateMicros.length; micros++) {
            seen += lateMicros[micros];
            if (seen >= wanted) {
                return micros;
            }
        }
        return lateMicros.length;
    }

    private static String token() {
        return chunk(event("{\"content\":\" token\"}", "null"));
    }

    private static String event(String delta, String finishReason) {
        return "data: {\"id\":\"chatcmpl-5f2a7c1e9b3d4f60\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                + "\"model\":\"exact\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}]}\n\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static ByteBuffer direct(String text) {
        var bytes = text.getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private enum Kind {
        NONE,
        STATS,
        STREAM
    }

    private static final class Stream {
        private final SocketChannel channel;
        private long due;
        private int sent;

        Stream(SocketChannel channel, long due) {
            this.channel = channel;
            this.due = due;
        }
    }

    /** Bytes of a request until it is complete. */
    private static final class Incoming {
        private final ByteBuffer bytes = ByteBuffer.allocate(4096);

        Kind request() {
            var text = new String(bytes.array(), 0, bytes.position(), US_ASCII);
            var headEnd = text.indexOf("\r\n\r\n");
            if (headEnd < 0) {
                return Kind.NONE;
            }
            var length = text.indexOf("Content-Length: ");
            var body = length < 0 ? 0 : Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)));
            if (bytes.position() < headEnd + 4 + body) {
                return Kind.NONE;
            }
            bytes.clear();
            return text.startsWith("GET") ? Kind.STATS : Kind.STREAM;
        }
    }
}
