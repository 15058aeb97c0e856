package io.iwc.replay.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server that answers at once: the same stream of a chat completion to whatever is read, each token in a write of its
 * own. For rehearsals, where speed matters and timing does not; loopback only.
 */
public final class PromptServer implements AutoCloseable {
    private static final byte[] HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(US_ASCII);
    private static final byte[] TOKEN = chunk(
            "{\"id\":\"rehearsal\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"rehearsal\",\"choices\":"
                    + "[{\"index\":0,\"delta\":{\"content\":\" token\"},\"logprobs\":null,\"finish_reason\":null}]}");
    private static final byte[] END = "0\r\n\r\n".getBytes(US_ASCII);

    private final EventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("iwc-rehearsal", true));
    private final byte[] last;
    private final int tokens;
    private final Channel listener;

    private PromptServer(int tokens) throws IOException {
        this.tokens = tokens;
        last = chunk("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + tokens + "}}");
        var bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Prompter());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException("no server could be started on loopback", bound.cause());
        }
        listener = bound.channel();
    }

    /**
     * A server at work.
     *
     * @param tokens of every answer, ≥ 1
     */
    public static PromptServer start(int tokens) throws IOException {
        return new PromptServer(tokens);
    }

    /** Without a path. */
    public String url() {
        return "http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
        StreamingClient.shutDown(group);
    }

    private static byte[] chunk(String data) {
        var event = "data: " + data + "\n\n";
        return (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(US_ASCII);
    }

    /** Takes a read for a request: those of a rehearsal are short. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody misses an answer
    private final class Prompter extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            context.write(Unpooled.wrappedBuffer(HEAD));
            for (var i = 0; i < tokens; i++) {
                context.writeAndFlush(Unpooled.wrappedBuffer(TOKEN));
            }
            context.write(Unpooled.wrappedBuffer(last));
            context.writeAndFlush(Unpooled.wrappedBuffer(END));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // a rehearsal ends in the middle of answers
        }
    }
}
