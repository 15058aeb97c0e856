package io.iwc.replay.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the client's own code before the clock of the first replay starts, so that what is measured is not the JVM
 * compiling: some thousand tokens over loopback, from a server in this process that nobody else talks to.
 */
final class Rehearsal {
    private static final int CALLS = 256;
    private static final int AT_ONCE = 32;
    private static final int CHUNKS = 64;
    private static final int MOST_SECONDS = 3;

    private static final byte[] REQUEST = "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(US_ASCII);
    private static final byte[] CHUNK = chunk(
            "{\"id\":\"rehearsal\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"rehearsal\",\"choices\":"
                    + "[{\"index\":0,\"delta\":{\"content\":\" token\"},\"logprobs\":null,\"finish_reason\":null}]}");
    private static final byte[] LAST = chunk("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + CHUNKS + "}}");
    private static final byte[] END = "0\r\n\r\n".getBytes(US_ASCII);

    private static boolean done;

    private Rehearsal() {}

    /** Rehearses, unless this process has. */
    static synchronized void once() {
        if (done) {
            return;
        }
        done = true;
        var group = new NioEventLoopGroup(1, new DefaultThreadFactory("iwc-rehearsal", true));
        try {
            var server = new ServerBootstrap()
                    .group(group)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            channel.pipeline().addLast(new Prompter());
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .syncUninterruptibly();
            var port = ((InetSocketAddress) server.channel().localAddress()).getPort();
            play(URI.create("http://127.0.0.1:" + port));
        } catch (UnreachableException e) {
            // a machine without a working loopback: the run starts cold
        } finally {
            StreamingClient.shutDown(group);
        }
    }

    private static void play(URI url) throws UnreachableException {
        try (var client = StreamingClient.unrehearsed(Route.to(url), Timeouts.defaults(), AT_ONCE, new Nothing())) {
            var left = new CountDownLatch(CALLS);
            for (var i = 0; i < AT_ONCE; i++) {
                submit(client, CALLS / AT_ONCE, left);
            }
            left.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever waits for the run will see it
        }
    }

    /** One call after another, as on a busy connection. */
    private static void submit(StreamingClient client, int times, CountDownLatch left) {
        client.submit(new Call(new Outgoing(REQUEST, CHUNKS, 0), System.nanoTime(), ended -> {
            left.countDown();
            if (times > 1 && ended.isOk()) {
                submit(client, times - 1, left);
            }
        }));
    }

    private static byte[] chunk(String data) {
        var event = "data: " + data + "\n\n";
        return (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(US_ASCII);
    }

    /** The rehearsal submits its calls itself. */
    private static final class Nothing implements CallSource {
        @Override
        public int expectedSoon() {
            return 0;
        }

        @Override
        public void submitDue(long nanoTime) {}
    }

    /** Answers whatever is read with the same stream, a write for each chunk. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody misses an answer
    private static final class Prompter extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            context.write(Unpooled.wrappedBuffer(HEAD));
            for (var i = 0; i < CHUNKS; i++) {
                context.writeAndFlush(Unpooled.wrappedBuffer(CHUNK));
            }
            context.write(Unpooled.wrappedBuffer(LAST));
            context.writeAndFlush(Unpooled.wrappedBuffer(END));
        }
    }
}
