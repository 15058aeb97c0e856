package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection and the call it carries, if any. Lives on its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong with a channel comes back through the handler
final class Connection extends ChannelInboundHandlerAdapter {
    private final Loop loop;
    private final CompletableFuture<Optional<UnreachableException>> whenOpen = new CompletableFuture<>();
    private @Nullable Channel channel;
    private @Nullable ClientCall call;
    private @Nullable AnswerReader answer;
    private @Nullable AnswerReader draining;
    private boolean used;
    private boolean reused;
    private boolean open;
    private long idleSince;
    private int place;
    private String lastFault = "the connection was closed";

    Connection(Loop loop) {
        this.loop = loop;
    }

    /** Its index among the busy ones; maintained by the loop. */
    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }

    /** Completes on the loop, with what kept it from opening, if something did. */
    CompletableFuture<Optional<UnreachableException>> whenOpen() {
        return whenOpen;
    }

    /** Whether the answer to its last call is over, but not yet the response. */
    boolean isDraining() {
        return draining != null;
    }

    boolean isUsable() {
        return open && channel != null && channel.isActive();
    }

    long idleSince() {
        return idleSince;
    }

    void idleSince(long nanoTime) {
        idleSince = nanoTime;
    }

    void close() {
        open = false;
        if (channel != null) {
            channel.close();
        }
    }

    /** Takes a call: it goes out now, or as soon as the connection is open. */
    void carry(ClientCall next) {
        call = next;
        reused = used;
        used = true;
        answer = new AnswerReader(next, loop.chunk());
        if (next.outgoing().cancelAfterNanos() > 0) {
            loop.executor()
                    .schedule(
                            () -> abandon(next, ErrorClass.CANCELLED, "cancel_after_ms has passed"),
                            next.cancelledIn(System.nanoTime()),
                            TimeUnit.NANOSECONDS);
        }
        if (open) {
            write(next);
        }
    }

    /** Hangs up on the call if one of its timeouts has passed. */
    void checkTimeouts(long nanoTime, Timeouts timeouts) {
        var current = call;
        if (current != null) {
            var timeout = current.overdue(nanoTime, timeouts);
            if (timeout.isPresent()) {
                abandon(current, timeout.get(), timeout.get().text() + " has passed");
            }
        }
    }

    /** Hangs up on whatever it carries. */
    void cancel() {
        var current = call;
        if (current != null) {
            abandon(current, ErrorClass.CANCELLED, "the replay was stopped");
        }
    }

    void failedToOpen(ErrorClass why, Throwable cause) {
        open = false;
        var current = call;
        if (current != null) {
            current.fail(why, Failures.detail(cause));
            end(current, System.nanoTime());
        }
        whenOpen.complete(Optional.of(new UnreachableException(why, Failures.detail(cause))));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!loop.isSecure()) {
            opened();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                opened();
            } else {
                failedToOpen(Failures.ofHandshake(handshake.cause()), handshake.cause());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var now = System.nanoTime(); // before anything is made of the bytes
        var current = call;
        var reader = answer;
        try {
            if (current == null || reader == null) {
                drain((ByteBuf) message);
            } else {
                read((ByteBuf) message, (bytes, from, to) -> reader.read(bytes, from, to, now));
                if (reader.isOver()) {
                    open = open && reader.leavesConnectionUsable();
                    reader.complete();
                    end(current, now);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
        loop.sendDue(now);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open = false;
        var current = call;
        var reader = answer;
        draining = null;
        if (current != null && reused && current.mayBeResent()) {
            call = null;
            answer = null;
            loop.done(this);
            loop.resend(current);
        } else if (current != null && reader != null) {
            reader.closed(lastFault);
            end(current, System.nanoTime());
        } else {
            loop.forget(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        lastFault = Failures.detail(cause);
        context.close();
    }

    private void opened() {
        open = true;
        var waiting = call;
        if (waiting != null) {
            write(waiting);
        }
        whenOpen.complete(Optional.empty());
    }

    private void write(ClientCall next) {
        if (channel != null) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(next.bytes()), channel.voidPromise());
        }
    }

    /** What comes without a call is the rest of the last response, or nothing that was asked for. */
    private void drain(ByteBuf message) {
        var last = draining;
        if (last == null) {
            close();
            return;
        }
        read(message, (bytes, from, to) -> {
            if (!last.drain(bytes, from, to)) {
                close();
            }
        });
        if (open && last.isDrained()) {
            draining = null;
            loop.drained(this);
        }
    }

    private static void read(ByteBuf bytes, Reader reader) {
        if (bytes.hasArray()) {
            var from = bytes.arrayOffset() + bytes.readerIndex();
            reader.read(bytes.array(), from, from + bytes.readableBytes());
        } else {
            var copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            reader.read(copy, 0, copy.length);
        }
    }

    private void abandon(ClientCall which, ErrorClass why, String what) {
        var reader = answer;
        if (call == which && reader != null) {
            reader.interrupt(why, what);
            open = false; // the loop closes it once the call is off it: a connect that fails would end it again
            end(which, System.nanoTime());
        }
    }

    private void end(ClientCall which, long now) {
        var last = answer;
        call = null;
        answer = null;
        if (last != null) {
            last.keepAliveSeconds().ifPresent(loop::closesAfter);
            draining = open && !last.isDrained() ? last : null;
        }
        loop.done(this);
        if (which.startsOver(now, loop.timeouts())) {
            loop.tryAgain(which, which.backoffNanos());
        } else {
            which.end(now);
        }
    }

    private interface Reader {
        void read(byte[] bytes, int from, int to);
    }
}
