package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.run.ErrorClass;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Asks a proxy for a tunnel to the server and, once it is open, leaves the connection to the handlers behind it. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong with a channel comes back through the handler
final class ProxyTunnel extends ChannelInboundHandlerAdapter {
    private static final int MAX_HEAD = 64 * 1024;

    private final Route route;
    private final Proxy proxy;
    private final Timeouts timeouts;
    private final Connection connection;
    private final StringBuilder answer = new StringBuilder();
    private boolean over;

    ProxyTunnel(Route route, Proxy proxy, Timeouts timeouts, Connection connection) {
        this.route = route;
        this.proxy = proxy;
        this.timeouts = timeouts;
        this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var server = route.url().getHost() + ":" + route.port();
        var request =
                "CONNECT " + server + " HTTP/1.1\r\nHost: " + server + "\r\n" + proxy.authorizationLine() + "\r\n";
        context.writeAndFlush(Unpooled.copiedBuffer(request, US_ASCII));
        context.executor()
                .schedule(
                        () -> fail(context, ErrorClass.CONNECT_TIMEOUT, "did not answer in time"),
                        timeouts.connect().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        answer.append(bytes.toString(ISO_8859_1));
        ReferenceCountUtil.release(bytes);
        var text = answer.toString();
        if (text.contains("\r\n\r\n")) {
            judge(context, text);
        } else if (text.length() > MAX_HEAD) {
            fail(context, ErrorClass.CONNECT_REFUSED, "did not answer in HTTP/1");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(context, ErrorClass.CONNECT_REFUSED, "closed the connection");
        context.fireChannelInactive();
    }

    private void judge(ChannelHandlerContext context, String text) {
        var head = ResponseHead.parse(text);
        if (head.isEmpty()) {
            fail(context, ErrorClass.CONNECT_REFUSED, "did not answer in HTTP/1");
        } else if (!head.get().isSuccess()) {
            fail(context, ErrorClass.CONNECT_REFUSED, "answered " + text.substring(0, text.indexOf("\r\n")));
        } else if (!over) {
            over = true;
            context.fireChannelActive();
            context.pipeline().remove(this);
        }
    }

    private void fail(ChannelHandlerContext context, ErrorClass why, String what) {
        if (!over) {
            over = true;
            connection.failedToOpen(why, new IOException("the proxy " + proxy + " " + what));
            context.close();
        }
    }
}
