package io.iwc.replay.internal.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Where connections go: the addresses of a server, or of the proxy before it, looked up once, and TLS if asked for.
 *
 * @param route there
 * @param addresses in the resolver's order, at least one
 * @param tls empty for plain HTTP
 */
record Target(Route route, List<InetSocketAddress> addresses, Optional<SslContext> tls) {
    /** Looks the host up that connections go to. */
    static Target of(Route route) throws UnknownHostException, SSLException {
        var host = nextHost(route);
        var port = route.proxy().map(Proxy::port).orElseGet(route::port);
        var addresses = Stream.of(InetAddress.getAllByName(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        return new Target(route, addresses, route.isSecure() ? Optional.of(tlsClient(route)) : Optional.empty());
    }

    /** Who is looked up: the proxy, if there is one. */
    static String nextHost(Route route) {
        return route.proxy().map(Proxy::host).orElseGet(route::host);
    }

    /** Only this one of the addresses. */
    Target at(InetSocketAddress address) {
        return new Target(route, List.of(address), tls);
    }

    InetSocketAddress address() {
        return addresses.get(0);
    }

    /** The handlers between the socket and a connection, nearest to the socket first. */
    List<ChannelHandler> handlers(ByteBufAllocator allocator, Timeouts timeouts, Connection connection) {
        return tls.map(context -> Stream.concat(
                                route.proxy().stream()
                                        .map(proxy -> new ProxyTunnel(route, proxy, timeouts, connection)),
                                Stream.of(tlsHandler(context, allocator, timeouts)))
                        .toList())
                .orElse(List.of());
    }

    /** The TLS end of one connection, which accepts only a certificate of this host. */
    private ChannelHandler tlsHandler(SslContext context, ByteBufAllocator allocator, Timeouts timeouts) {
        var handler = context.newHandler(allocator, route.host(), route.port());
        var parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // Netty 4.1 leaves it unset
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(timeouts.connect().toMillis());
        return handler;
    }

    private static SslContext tlsClient(Route route) throws SSLException {
        var client = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        route.trust().ifPresent(client::trustManager);
        return client.build();
    }
}
