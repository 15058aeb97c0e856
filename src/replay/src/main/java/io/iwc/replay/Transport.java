package io.iwc.replay;

import io.iwc.artifact.internal.ShownText;
import io.iwc.replay.internal.secret.SecretEchoes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is reached: through which proxy, with which headers of one's own, trusting whom. Start from
 * {@link #defaults()}. The host name of a certificate is always verified. Immutable.
 *
 * @since 0.1
 */
public final class Transport {
    /** What the client writes itself. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "content-type",
            "accept",
            "accept-encoding",
            "x-request-id",
            "proxy-authorization");

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final ProxyChoice proxyChoice;
    private final Optional<URI> proxy;
    private final SortedMap<String, String> headers;
    private final SortedMap<String, String> headerVariables;
    private final Optional<Path> trusted;

    private Transport(
            ProxyChoice proxyChoice,
            Optional<URI> proxy,
            SortedMap<String, String> headers,
            SortedMap<String, String> headerVariables,
            Optional<Path> trusted) {
        this.proxyChoice = proxyChoice;
        this.proxy = proxy;
        this.headers = Collections.unmodifiableSortedMap(headers);
        this.headerVariables = Collections.unmodifiableSortedMap(headerVariables);
        this.trusted = trusted;
    }

    /**
     * The proxy that {@code https_proxy}, {@code http_proxy} or {@code all_proxy} name, in lower or upper case, unless
     * {@code no_proxy} names the host; loopback is always reached directly.
     */
    public static Transport defaults() {
        return new Transport(ProxyChoice.ENVIRONMENT, Optional.empty(), names(), names(), Optional.empty());
    }

    /** No proxy, whatever the environment says. */
    public Transport withoutProxy() {
        return new Transport(ProxyChoice.NONE, Optional.empty(), headers, headerVariables, trusted);
    }

    /**
     * This proxy, for every host.
     *
     * @param url {@code http://host:port}; credentials belong into the environment variables of {@link #defaults()}
     */
    public Transport withProxy(URI url) {
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("proxy: found \"" + ShownText.withoutUserInfo(url.toString())
                    + "\", expected http://host:port; credentials go into https_proxy or http_proxy");
        }
        return new Transport(ProxyChoice.GIVEN, Optional.of(url), headers, headerVariables, trusted);
    }

    /** Sends that header with every request; it is recorded with the run. */
    public Transport withHeader(String name, String value) {
        checkName(name);
        if (SecretEchoes.isSecretName(name) || SecretEchoes.looksLikeKey(value)) {
            throw new IllegalArgumentException("header " + name
                    + ": found a value that looks secret, expected the name of the variable that holds it");
        }
        checkValue("header " + name, value);
        var changed = new TreeMap<>(headers);
        changed.put(name, value);
        return new Transport(proxyChoice, proxy, changed, headerVariables, trusted);
    }

    /** Sends that header with the value of an environment variable, read when a replay starts and never shown. */
    public Transport withHeaderFrom(String name, String variable) {
        checkName(name);
        if (!VARIABLE_NAME.matcher(variable).matches()) {
            // what was found is not repeated: it may be the secret itself
            throw new IllegalArgumentException(
                    "header " + name + ": expected the name of an environment variable, not the value");
        }
        var changed = new TreeMap<>(headerVariables);
        changed.put(name, variable);
        return new Transport(proxyChoice, proxy, headers, changed, trusted);
    }

    /** Trusts the certificates of that PEM file, and no others. */
    public Transport trusting(Path pem) {
        return new Transport(proxyChoice, proxy, headers, headerVariables, Optional.of(pem));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Transport way
                && proxyChoice == way.proxyChoice
                && proxy.equals(way.proxy)
                && headers.equals(way.headers)
                && headerVariables.equals(way.headerVariables)
                && trusted.equals(way.trusted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                proxyChoice, proxy, headers.size(), headerVariables.size(), trusted); // names differ by case only
    }

    /** Where the proxy comes from. */
    ProxyChoice proxyChoice() {
        return proxyChoice;
    }

    Optional<URI> proxy() {
        return proxy;
    }

    /** By name. */
    SortedMap<String, String> headers() {
        return headers;
    }

    /** Variables by name of the header. */
    SortedMap<String, String> headerVariables() {
        return headerVariables;
    }

    Optional<Path> trusted() {
        return trusted;
    }

    /** Refuses what no header can carry. */
    static void checkValue(String what, String value) {
        if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(what + ": found characters that no header can carry");
        }
    }

    static void checkName(String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header: found the name \"" + name + "\", expected letters and hyphens");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + ": is the client's own and cannot be set");
        }
    }

    private static SortedMap<String, String> names() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** Where the proxy comes from. */
    enum ProxyChoice {
        ENVIRONMENT,
        NONE,
        GIVEN
    }
}
