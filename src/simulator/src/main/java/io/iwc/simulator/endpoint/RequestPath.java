package io.iwc.simulator.endpoint;

import java.net.URI;

/** The path of a request: what was asked for, and what is meant by it. */
final class RequestPath {
    private RequestPath() {}

    /** The path without host and query. {@code //v1/models} is a path here, not the host {@code v1}. */
    static String asAsked(URI uri) {
        var path = uri.getPath() == null ? "" : uri.getPath();
        var isPathOnly = uri.getScheme() == null && uri.getRawAuthority() != null;
        return isPathOnly ? "//" + uri.getRawAuthority() + path : path;
    }

    /** The same without doubled and trailing slashes: base URLs are put together carelessly. */
    static String normal(String path) {
        var single = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
