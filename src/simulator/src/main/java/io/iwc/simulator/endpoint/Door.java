package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who may come in. The endpoint asks for no key, so that any page in a browser on this machine could use it: requests
 * for another host than the loopback one (DNS rebinding) and forms that other sites post are refused. Pages of the one
 * origin that is named may read answers (CORS).
 *
 * @param allowedOrigin an origin such as {@code http://localhost:5173}, or {@code *}
 */
record Door(Optional<String> allowedOrigin) {
    private static final int FORBIDDEN = 403;
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOPBACK_ORIGIN =
            Pattern.compile("https?://" + LOOPBACK.pattern(), Pattern.CASE_INSENSITIVE);

    /** What a form, or a script without asking first, can send to another site. */
    private static final Set<String> FORM_TYPES =
            Set.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

    /** Refuses who must not come in. */
    void check(Received call) throws ApiException {
        check(call.method(), call::header);
    }

    /** The same for a call of which only this is known. */
    void check(String method, Function<String, Optional<String>> header) throws ApiException {
        var host = header.apply("Host").orElse("localhost"); // HTTP/1.0 has none, and no browser speaks it
        if (!LOOPBACK.matcher(host).matches()) {
            throw forbidden("Host: found \"" + CallTally.shortened(host)
                    + "\", expected localhost or 127.0.0.1: this endpoint serves its own machine only");
        }
        if (method.equals("POST") && isForm(header) && isFromElsewhere(header)) {
            throw forbidden("Content-Type: found \""
                    + CallTally.shortened(header.apply("Content-Type").orElse("")) + "\" from"
                    + " another site ("
                    + CallTally.shortened(header.apply("Origin").orElse("cross-site"))
                    + "), expected application/json; pages of one origin are let in with --cors or cors(…)");
        }
    }

    /** Says in the answer's headers what a page may read. */
    void announce(Received call, Headers answer) {
        call.header("Origin").filter(this::isAllowed).ifPresent(origin -> {
            answer.set(
                    "Access-Control-Allow-Origin",
                    allowedOrigin.filter("*"::equals).orElse(origin));
            answer.set("Access-Control-Expose-Headers", "X-Request-Id, Retry-After, Retry-After-Ms");
            answer.add("Vary", "Origin");
        });
    }

    /** Answers a browser that asks before it sends. */
    void announcePreflight(Received call, String methods, Headers answer) {
        call.header("Origin").filter(this::isAllowed).ifPresent(origin -> {
            answer.set("Access-Control-Allow-Methods", methods);
            answer.set(
                    "Access-Control-Allow-Headers",
                    call.header("Access-Control-Request-Headers").orElse("authorization, content-type"));
            answer.set("Access-Control-Max-Age", "600");
        });
    }

    private boolean isAllowed(String origin) {
        return allowedOrigin.filter(it -> it.equals("*") || it.equals(origin)).isPresent();
    }

    private boolean isFromElsewhere(Function<String, Optional<String>> header) {
        var origin = header.apply("Origin");
        return origin.isPresent()
                ? !LOOPBACK_ORIGIN.matcher(origin.get()).matches() && !isAllowed(origin.get())
                : header.apply("Sec-Fetch-Site").filter("cross-site"::equals).isPresent();
    }

    private static boolean isForm(Function<String, Optional<String>> header) {
        var type = header.apply("Content-Type").orElse("").split(";", 2)[0];
        return FORM_TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    private static ApiException forbidden(String message) {
        return new ApiException(FORBIDDEN, ApiException.INVALID_REQUEST, "", message);
    }
}
