package io.iwc.replay;

import io.iwc.IwcException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The standard proxy variables of an environment, in lower case or, where that is not set, in upper case. */
final class ProxyVariables {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|.*\\.localhost|127(\\.\\d+){3}|\\[?(0*:)*:?0*1]?");

    private final Map<String, String> environment;

    ProxyVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The proxy for a URL, none for loopback and for what {@code no_proxy} names. */
    Optional<URI> proxyFor(URI url) {
        if (LOOPBACK.matcher(url.getHost()).matches() || isExcepted(url)) {
            return Optional.empty();
        }
        var variable = url.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
        return value(variable).map(it -> proxy(variable, it)).or(() -> value("all_proxy")
                .map(it -> proxy("all_proxy", it)));
    }

    private Optional<String> value(String lowerCaseName) {
        return Optional.ofNullable(environment.get(lowerCaseName))
                .or(() -> Optional.ofNullable(environment.get(lowerCaseName.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    private static URI proxy(String variable, String value) {
        try {
            var url = URI.create(value.contains("://") ? value : "http://" + value);
            if ("http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // as below: the value may contain a password and is not repeated
        }
        throw new IwcException("environment variable " + variable
                + ": found something that is no address of an HTTP proxy, expected http://host:port");
    }

    private boolean isExcepted(URI url) {
        for (var entry : value("no_proxy").orElse("").split("[,\\s]+", -1)) {
            if (!entry.isEmpty() && matches(entry, url)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String entry, URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        var wanted = entry.toLowerCase(Locale.ROOT);
        if (wanted.equals("*")) {
            return true;
        }
        if (wanted.contains("/")) {
            return isWithin(host, wanted);
        }
        if (wanted.matches("[^:]+:\\d+")) {
            if (!wanted.endsWith(":" + url.getPort())) {
                return false;
            }
            wanted = wanted.substring(0, wanted.indexOf(':'));
        }
        var name = wanted.replaceFirst("^\\*?\\.", "").replaceAll("[\\[\\]]", "");
        return host.equals(name) || (!ADDRESS.matcher(host).matches() && host.endsWith("." + name));
    }

    /** Whether an address, no name, lies in a block such as 10.0.0.0/8. */
    private static boolean isWithin(String host, String block) {
        var parts = block.split("/", 2);
        if (!ADDRESS.matcher(host).matches() || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        try {
            var address = InetAddress.getByName(host).getAddress();
            var network = InetAddress.getByName(parts[0]).getAddress();
            var ignored = Math.max(0, 8 * address.length - Integer.parseInt(parts[1]));
            return address.length == network.length
                    && new BigInteger(address).shiftRight(ignored).equals(new BigInteger(network).shiftRight(ignored));
        } catch (UnknownHostException e) {
            return false; // no address, so nothing lies in it
        }
    }
}
