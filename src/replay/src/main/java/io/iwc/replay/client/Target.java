package io.iwc.replay.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Where connections go: the addresses of a host, looked up once, and TLS if asked for.
 *
 * @param host as named, for certificates
 * @param addresses in the resolver's order, at least one
 * @param tls empty for plain HTTP
 */
record Target(String host, List<InetSocketAddress> addresses, Optional<SslContext> tls) {
    /** Looks the host of a URL up. */
    static Target of(URI url) throws UnknownHostException, SSLException {
        var secure = "https".equalsIgnoreCase(url.getScheme());
        var port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        var host = url.getHost().replaceAll("^\\[|\\]$", ""); // an IPv6 literal
        var addresses = Stream.of(InetAddress.getAllByName(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        return new Target(host, addresses, secure ? Optional.of(tlsClient()) : Optional.empty());
    }

    /** Only this one of the addresses. */
    Target at(InetSocketAddress address) {
        return new Target(host, List.of(address), tls);
    }

    InetSocketAddress address() {
        return addresses.get(0);
    }

    /** The TLS end of one connection, which accepts only a certificate of this host. */
    Optional<SslHandler> tlsHandler(ByteBufAllocator allocator, Timeouts timeouts) {
        return tls.map(context -> {
            var handler = context.newHandler(allocator, host, address().getPort());
            var parameters = handler.engine().getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // Netty 4.1 leaves it unset
            handler.engine().setSSLParameters(parameters);
            handler.setHandshakeTimeoutMillis(timeouts.connect().toMillis());
            return handler;
        });
    }

    private static SslContext tlsClient() throws SSLException {
        return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).build();
    }
}
