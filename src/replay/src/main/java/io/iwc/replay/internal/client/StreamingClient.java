package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;

/**
 * Sends calls to one server over as many connections as are in flight, and a few ahead. Redirects are not followed, and
 * nothing is sent twice unless a call says so. Safe for use by several threads.
 */
public final class StreamingClient implements AutoCloseable {
    /** Connections opened at a time before the clock starts: common accept queues hold 50. */
    private static final int WAVE = 32;

    private static final int CORES_A_LOOP = 4;
    private static final int MAX_LOOPS = 4;
    private static final int SHUTDOWN_SECONDS = 2;

    private final EventLoopGroup group;
    private final List<Loop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    private StreamingClient(EventLoopGroup group, List<Loop> loops) {
        this.group = group;
        this.loops = loops;
    }

    /**
     * Reaches a server, and opens connections.
     *
     * @param route to the server
     * @param connections opened before this returns, ≥ 1
     * @param source asked on event loops, again and again
     * @throws UnreachableException if not even one connection could be opened
     */
    public static StreamingClient connect(Route route, Timeouts timeouts, int connections, CallSource source)
            throws UnreachableException {
        var count = Math.max(1, Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors() / CORES_A_LOOP));
        var group = new NioEventLoopGroup(count, new DefaultThreadFactory("iwc-replay", true));
        try {
            var loops = reach(group, count, lookUp(route), timeouts, source);
            var client = new StreamingClient(group, loops);
            client.open(connections);
            return client;
        } catch (UnreachableException e) {
            shutDown(group);
            throw e;
        }
    }

    /** Sends a call as soon as may be. */
    public void submit(ClientCall call) {
        loops.get(Math.floorMod(turn.getAndIncrement(), loops.size())).submit(call);
    }

    /** Hangs up on everything in flight, which ends as cancelled, and on whatever is still submitted. */
    public void stop() {
        loops.forEach(Loop::stop);
    }

    @Override
    public void close() {
        shutDown(group);
    }

    private static Target lookUp(Route route) throws UnreachableException {
        try {
            return Target.of(route);
        } catch (UnknownHostException e) {
            throw new UnreachableException(
                    ErrorClass.DNS, "the host name \"" + Target.nextHost(route) + "\" is not known");
        } catch (SSLException e) {
            throw new UnreachableException(ErrorClass.TLS, Failures.detail(e));
        }
    }

    /** Loops to the first of the target's addresses that accepts a connection. */
    private static List<Loop> reach(
            EventLoopGroup group, int count, Target target, Timeouts timeouts, CallSource source)
            throws UnreachableException {
        var failures = new ArrayList<UnreachableException>();
        for (var address : target.addresses()) {
            var loops = IntStream.range(0, count)
                    .mapToObj(it -> new Loop(group.next(), target.at(address), timeouts, source, count))
                    .toList();
            var failure = loops.get(0).open().join();
            if (failure.isEmpty()) {
                loops.forEach(Loop::start);
                return loops;
            }
            failures.add(failure.get());
        }
        throw failures.get(0);
    }

    /** What does not open now will be opened when it is needed, and fail there if it must. */
    private void open(int connections) {
        for (var opened = 1; opened < connections; opened += WAVE) {
            var wave = IntStream.range(opened, Math.min(opened + WAVE, connections))
                    .mapToObj(it -> loops.get(it % loops.size()).open())
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(wave).join();
        }
    }

    static void shutDown(EventLoopGroup group) {
        group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
