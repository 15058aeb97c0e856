package io.iwc.replay.internal.client;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Status and headers of a response.
 *
 * @param status 100..599, 0 of {@link #NONE}
 * @param minorVersion of HTTP/1
 * @param headers by lower-case name; the last one is kept
 */
record ResponseHead(int status, int minorVersion, SortedMap<String, String> headers) {
    /** Before there is one. */
    static final ResponseHead NONE = new ResponseHead(0, 1, new TreeMap<>());

    private static final Set<String> JSON_LINES = Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/jsonlines",
            "application/x-jsonlines");

    private static final Pattern LINE_BREAK = Pattern.compile("\r?\n");
    private static final Pattern KEEP_ALIVE = Pattern.compile("(?i)\\btimeout\\s*=\\s*\"?(\\d{1,6})");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-5]\\d\\d)( .*)?");

    ResponseHead {
        headers = Collections.unmodifiableSortedMap(headers);
    }

    /** From the text up to and including the blank line; empty if it is not HTTP/1. */
    static Optional<ResponseHead> parse(String text) {
        var lines = LINE_BREAK.split(text, -1);
        var statusLine = STATUS_LINE.matcher(lines[0]);
        if (!statusLine.matches()) {
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        var head =
                new ResponseHead(Integer.parseInt(statusLine.group(2)), Integer.parseInt(statusLine.group(1)), headers);
        return head.hasSoundLength() ? Optional.of(head) : Optional.empty();
    }

    boolean isInterim() {
        return status >= 100 && status < 200;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean hasNoBody() {
        return status == 204 || status == 304;
    }

    boolean isChunked() {
        return header("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked");
    }

    /** Whether the body is in a coding that has to be undone first. */
    boolean isEncoded() {
        var coding = header("content-encoding").strip().toLowerCase(Locale.ROOT);
        return !coding.isEmpty() && !coding.equals("identity");
    }

    boolean isEventStream() {
        return mediaType().equals("text/event-stream");
    }

    /** Whether every line of the body is a JSON object of its own. */
    boolean isJsonLines() {
        return JSON_LINES.contains(mediaType());
    }

    /** Whether the connection may carry another request. */
    boolean keepsAlive() {
        var connection = header("connection").toLowerCase(Locale.ROOT);
        return minorVersion == 1 ? !connection.contains("close") : connection.contains("keep-alive");
    }

    /** How long the server says that it keeps a connection which rests; empty if it does not. */
    OptionalLong keepAliveSeconds() {
        var hint = KEEP_ALIVE.matcher(header("keep-alive"));
        return hint.find() ? OptionalLong.of(Long.parseLong(hint.group(1))) : OptionalLong.empty();
    }

    OptionalLong contentLength() {
        var value = header("content-length");
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    private String mediaType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private boolean hasSoundLength() {
        return header("content-length").chars().allMatch(c -> c >= '0' && c <= '9')
                && header("content-length").length() <= 18;
    }
}
