package io.iwc.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The base URL of a server as people write it. */
final class EndpointUrl {
    /** What belongs to the wire, in case that somebody copied the URL of a request. */
    private static final Pattern WIRE_PATH =
            Pattern.compile("/(chat/completions|completions|responses|models/[^/]+:(generate|streamGenerate)Content)$");

    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    private EndpointUrl() {}

    /** Reads a URL; what is none is refused in our words. */
    static URI parse(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw refused(text); // the parser's own words are about schemes and indices
        }
    }

    /** With a version path, without that of a wire. */
    static URI checked(URI url) {
        var scheme = url.getScheme();
        var isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        var authority = url.getRawAuthority();
        if (isHttp && url.getHost() == null && authority != null && authority.contains("_")) {
            throw new IllegalArgumentException("endpoint: found \"" + withoutCredentials(url.toString())
                    + "\", whose host name has an underscore (_), which host names must not have; expected another name"
                    + " of the server, such as its address or an alias with a hyphen");
        }
        if (url.getHost() == null || !isHttp) {
            throw refused(url.toString());
        }
        var path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        var base = WIRE_PATH.matcher(path).replaceFirst("");
        return URI.create(scheme + "://" + authority + (base.isEmpty() ? "/v1" : base)
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
    }

    /** The value of an {@code Authorization} header, if the URL has {@code user:password}. */
    static Optional<String> basicAuthorization(URI url) {
        return Optional.ofNullable(url.getRawUserInfo())
                .map(it -> "Basic "
                        + Base64.getEncoder().encodeToString(decoded(it).getBytes(UTF_8)));
    }

    /** The password in the URL, if there is one. */
    static Optional<String> password(URI url) {
        return Optional.ofNullable(url.getRawUserInfo())
                .map(it -> decoded(it.substring(it.indexOf(':') + 1)))
                .filter(it -> !it.isEmpty());
    }

    private static String decoded(String userInfo) {
        return URLDecoder.decode(userInfo.replace("+", "%2B"), UTF_8);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "endpoint: found \"" + withoutCredentials(text) + "\", expected a URL like http://127.0.0.1:8000/v1");
    }

    private static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceAll("//…@");
    }
}
