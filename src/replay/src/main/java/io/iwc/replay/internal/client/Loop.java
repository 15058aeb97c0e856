package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** One event loop with its share of the pool. Everything but {@link #submit}, and opening, happens on the loop. */
@SuppressWarnings("FutureReturnValueIgnored") // tasks of a loop report through what they do
final class Loop {
    /** Shorter than the idle close of common servers (5 s), so that no call goes out on a connection just closed. */
    private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Of the time that a server says it keeps a connection; a request needs some of it on its way. */
    private static final double KEEP_ALIVE_SHARE = 0.75;

    /** The last bytes of a response follow the end of its answer at once, or hardly ever. */
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long MIN_SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long MAX_SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MAX_READY = 2048;
    private static final int OPENED_AT_ONCE = 4;

    private final EventLoop executor;
    private final Target target;
    private final Timeouts timeouts;
    private final CallSource source;
    private final int loops;
    private final Bootstrap bootstrap;
    private final Queue<ClientCall> pending = new ConcurrentLinkedQueue<>();
    private final Runnable sendPending = this::sendPending;
    private final Runnable openAhead = this::openAhead;
    private final Set<ClientCall> resting = new LinkedHashSet<>();
    private final Chunk chunk = new Chunk();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final List<Connection> busy = new ArrayList<>();
    private final Set<Connection> draining = new LinkedHashSet<>();
    private long keepAliveNanos = KEEP_ALIVE_NANOS;
    private int opening;
    private boolean refused;
    private boolean stopped;

    /**
     * A loop.
     *
     * @param loops that share the calls of the source
     */
    Loop(EventLoop executor, Target target, Timeouts timeouts, CallSource source, int loops) {
        this.executor = executor;
        this.target = target;
        this.timeouts = timeouts;
        this.source = source;
        this.loops = loops;
        bootstrap = new Bootstrap()
                .group(executor)
                .channel(NioSocketChannel.class)
                .remoteAddress(target.address())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RCVBUF_ALLOCATOR, new SharedReadBuffer())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(
                        Integer.MAX_VALUE, Math.max(1, timeouts.connect().toMillis())));
    }

    /** Begins to watch timeouts and to open connections ahead. */
    void start() {
        var sweep = sweepNanos(timeouts);
        executor.scheduleAtFixedRate(this::sweep, sweep, sweep, TimeUnit.NANOSECONDS);
        executor.scheduleAtFixedRate(openAhead, sweep, sweep, TimeUnit.NANOSECONDS);
    }

    EventLoop executor() {
        return executor;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    /** For the events of all its connections, one at a time: what every event goes through stays in the caches. */
    Chunk chunk() {
        return chunk;
    }

    boolean isSecure() {
        return target.tls().isPresent();
    }

    /** Sends a call as soon as may be; from any thread. */
    void submit(ClientCall call) {
        pending.add(call);
        executor.execute(sendPending);
    }

    /** Opens a connection ahead of its first call; from any thread. Completes with what kept it from opening. */
    CompletableFuture<Optional<UnreachableException>> open() {
        var connection = new Connection(this);
        executor.execute(() -> openAhead(connection));
        return connection.whenOpen();
    }

    /** Hangs up on everything, and on whatever may still be submitted; from any thread. */
    void stop() {
        executor.execute(() -> {
            stopped = true;
            sendPending();
            for (var i = busy.size() - 1; i >= 0; i--) {
                busy.get(i).cancel();
            }
            List.copyOf(resting).forEach(this::sendAfterBackoff);
        });
    }

    /** Sends a call once more, when some time has passed. */
    void tryAgain(ClientCall call, long delayNanos) {
        resting.add(call);
        executor.schedule(() -> sendAfterBackoff(call), delayNanos, TimeUnit.NANOSECONDS);
    }

    private void sendAfterBackoff(ClientCall call) {
        if (resting.remove(call)) {
            send(call);
        }
    }

    /** Between two reads: a burst of chunks must not hold up what is due. */
    void sendDue(long nanoTime) {
        source.submitDue(nanoTime);
        sendPending();
    }

    private void sendPending() {
        for (var call = pending.poll(); call != null; call = pending.poll()) {
            send(call);
        }
    }

    /** The call of a connection has ended. */
    void done(Connection connection) {
        var last = busy.remove(busy.size() - 1);
        if (last != connection) {
            busy.set(connection.place(), last);
            last.place(connection.place());
        }
        if (connection.isUsable() && connection.isDraining()) {
            connection.idleSince(System.nanoTime());
            draining.add(connection);
        } else if (connection.isUsable()) {
            rest(connection);
        } else {
            connection.close();
        }
    }

    /** An idle connection has closed. */
    void forget(Connection connection) {
        idle.remove(connection);
        draining.remove(connection);
    }

    /** The response has come to its end after its answer. */
    void drained(Connection connection) {
        draining.remove(connection);
        rest(connection);
    }

    /** The server closes connections that rest for so long. */
    void closesAfter(long seconds) {
        keepAliveNanos = Math.min(KEEP_ALIVE_NANOS, (long) (TimeUnit.SECONDS.toNanos(seconds) * KEEP_ALIVE_SHARE));
    }

    /** Sends a call once more, on a connection of its own. */
    void resend(ClientCall call) {
        call.resend();
        if (stopped) {
            send(call);
        } else {
            call.sent(System.nanoTime());
            sendOnFresh(call);
        }
    }

    private void send(ClientCall call) {
        var now = System.nanoTime();
        if (stopped) {
            call.fail(ErrorClass.CANCELLED, "the replay was stopped");
            call.end(now);
            return;
        }
        call.sent(now);
        var connection = takeIdle();
        if (connection.isPresent()) {
            makeBusy(connection.get());
            connection.get().carry(call);
        } else {
            sendOnFresh(call);
        }
    }

    private void sendOnFresh(ClientCall call) {
        var fresh = new Connection(this);
        makeBusy(fresh);
        fresh.carry(call);
        connect(fresh);
    }

    private void makeBusy(Connection connection) {
        connection.place(busy.size());
        busy.add(connection);
    }

    /** The one that rested longest: by turns, none of them rests until it is closed only to be opened again. */
    private Optional<Connection> takeIdle() {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            if (connection.isUsable() && System.nanoTime() - connection.idleSince() <= keepAliveNanos) {
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    private void rest(Connection connection) {
        connection.idleSince(System.nanoTime());
        idle.addLast(connection);
    }

    private void connect(Connection connection) {
        var initializer = new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                target.handlers(channel.alloc(), timeouts, connection).forEach(channel.pipeline()::addLast);
                channel.pipeline().addLast(connection);
            }
        };
        bootstrap.clone().handler(initializer).connect().addListener((ChannelFuture connected) -> {
            if (!connected.isSuccess()) {
                connection.failedToOpen(Failures.ofConnecting(connected.cause()), connected.cause());
            }
        });
    }

    private void sweep() {
        var now = System.nanoTime();
        for (var i = busy.size() - 1; i >= 0; i--) {
            busy.get(i).checkTimeouts(now, timeouts);
        }
        for (var oldest = idle.peekFirst();
                oldest != null && now - oldest.idleSince() > keepAliveNanos;
                oldest = idle.peekFirst()) {
            idle.pollFirst();
            oldest.close();
        }
        draining.removeIf(it -> {
            var isLate = now - it.idleSince() > DRAIN_NANOS;
            if (isLate) {
                it.close();
            }
            return isLate;
        });
    }

    /** A few at a time, so that what is due is not held up. */
    private void openAhead() {
        if (stopped) {
            return;
        }
        var share = (source.expectedSoon() + loops - 1) / loops;
        var missing = Math.min(share, MAX_READY) - idle.size() - opening;
        for (var i = 0; i < Math.min(missing, refused ? 1 : OPENED_AT_ONCE); i++) {
            openAhead(new Connection(this));
        }
        if (missing > OPENED_AT_ONCE && !refused) {
            executor.execute(openAhead);
        }
    }

    private void openAhead(Connection connection) {
        opening++;
        connection.whenOpen().thenAccept(failure -> {
            opening--;
            refused = failure.isPresent();
            if (failure.isEmpty()) {
                rest(connection);
            }
        });
        connect(connection);
    }

    private static long sweepNanos(Timeouts timeouts) {
        var shortest = Math.min(timeouts.firstByte().toNanos(), timeouts.idle().toNanos());
        return Math.max(
                MIN_SWEEP_NANOS,
                Math.min(MAX_SWEEP_NANOS, Math.min(shortest, timeouts.total().toNanos()) / 10));
    }
}
