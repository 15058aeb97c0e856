package io.iwc.replay;

import io.iwc.replay.internal.client.Proxy;
import io.iwc.replay.internal.client.Route;
import io.iwc.replay.internal.client.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The way to an endpoint as a replay goes it: environment variables read, certificates loaded.
 *
 * @param route proxy and trust
 * @param headers that go with every request, the key among them, by name
 * @param secret what must not be shown
 * @param described how a run records it
 */
record Access(Route route, SortedMap<String, String> headers, Secret secret, SortedMap<String, Object> described) {
    static Access of(Endpoint endpoint, Transport transport, Map<String, String> environment) {
        var key = Secret.of(endpoint, environment);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", "iwc");
        headers.putAll(endpoint.wire().headers(key.value()));
        var basic = EndpointUrl.basicAuthorization(endpoint.baseUrl());
        basic.ifPresent(it -> headers.put("Authorization", it));
        headers.putAll(transport.headers());
        var secret = basic.map(key::and).orElse(key);
        secret = EndpointUrl.password(endpoint.baseUrl()).map(secret::and).orElse(secret);
        for (var header : transport.headerVariables().entrySet()) {
            var value = Secret.read(environment, header.getValue(), "the value of the header " + header.getKey());
            headers.put(header.getKey(), value);
            secret = secret.and(value);
        }
        var proxy = proxy(endpoint.baseUrl(), transport, environment);
        secret = proxy.flatMap(Proxy::credentials).map(secret::andCredentials).orElse(secret);
        secret = Optional.ofNullable(endpoint.baseUrl().getUserInfo())
                .map(secret::andCredentials)
                .orElse(secret);
        var route = new Route(endpoint.baseUrl(), proxy, transport.trusted().map(TrustedCertificates::of));
        return new Access(route, headers, secret, described(endpoint, transport, proxy));
    }

    /** Whether requests name the whole URL and are handed to a proxy. */
    boolean asksProxy() {
        return route.proxy().isPresent() && "http".equalsIgnoreCase(route.url().getScheme());
    }

    /** The lines of the headers, each with its line end; for a forwarding proxy including the proxy's headers. */
    String headerLines() {
        var own = headers.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue() + "\r\n")
                .collect(Collectors.joining());
        return asksProxy() ? own + route.proxy().map(Proxy::authorizationLine).orElse("") : own;
    }

    private static Optional<Proxy> proxy(URI url, Transport transport, Map<String, String> environment) {
        return switch (transport.proxyChoice()) {
            case NONE -> Optional.empty();
            case GIVEN -> transport.proxy().map(Proxy::of);
            case ENVIRONMENT -> new ProxyVariables(environment).proxyFor(url).map(Proxy::of);
        };
    }

    private static SortedMap<String, Object> described(Endpoint endpoint, Transport transport, Optional<Proxy> proxy) {
        var all = new TreeMap<String, Object>();
        endpoint.apiKeyEnv().ifPresent(it -> all.put("apiKeyEnv", it));
        proxy.ifPresent(it -> all.put("proxy", it.toString()));
        transport.headers().forEach((name, value) -> all.put("header." + name, value));
        transport.headerVariables().forEach((name, variable) -> all.put("headerEnv." + name, variable));
        transport.trusted().map(Path::getFileName).ifPresent(it -> all.put("trusted", it.toString()));
        return all;
    }
}
