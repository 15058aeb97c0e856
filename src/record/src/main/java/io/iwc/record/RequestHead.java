package io.iwc.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The head of a request, its lines as they came.
 *
 * @param method of the first line
 * @param target of the first line: path and query
 * @param lines all of them, without their ends and without the blank one
 */
record RequestHead(String method, String target, List<String> lines) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern FIRST_LINE = Pattern.compile("([A-Z]{1,20}) (\\S+) (HTTP/1\\.[01])");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?#]*(.*)");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    RequestHead {
        lines = List.copyOf(lines);
    }

    /**
     * Reads one.
     *
     * @return empty if the connection ended before it
     * @throws MalformedException if it is none
     */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        var left = MOST_BYTES;
        for (var line = line(in, left); line.isPresent(); line = line(in, left)) {
            left -= line.get().length() + 2;
            if (!line.get().isEmpty()) {
                lines.add(line.get());
            } else if (!lines.isEmpty()) { // blank lines before a request are passed over, as RFC 9112 has it
                return Optional.of(of(lines));
            }
        }
        if (!lines.isEmpty()) {
            throw new EOFException();
        }
        return Optional.empty();
    }

    private static RequestHead of(List<String> lines) throws MalformedException {
        var first = FIRST_LINE.matcher(lines.get(0));
        if (!first.matches()) {
            throw new MalformedException("found no request line of HTTP/1.1");
        }
        var absolute = ABSOLUTE.matcher(first.group(2));
        var target = absolute.matches() ? absolute.group(1) : first.group(2);
        return new RequestHead(first.group(1), target.startsWith("/") ? target : "/" + target, lines);
    }

    private static Optional<String> line(InputStream in, int most) throws IOException {
        var line = new StringBuilder();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                var length = line.length();
                if (length > 0 && line.charAt(length - 1) == '\r') {
                    line.setLength(length - 1);
                }
                return Optional.of(line.toString());
            }
            if (line.length() >= most) {
                throw new MalformedException("found a head of more than " + MOST_BYTES + " bytes");
            }
            line.append((char) b);
        }
        if (line.length() > 0) {
            throw new EOFException();
        }
        return Optional.empty();
    }

    /** Without the query, which may hold a key. */
    String path() {
        for (var at = 0; at < target.length(); at++) {
            if (target.charAt(at) == '?' || target.charAt(at) == '#') {
                return target.substring(0, at);
            }
        }
        return target;
    }

    /** The parameters of the query, as they came. */
    List<String> parameters() {
        var query = target.indexOf('?');
        return query < 0 ? List.of() : List.of(target.substring(query + 1).split("&"));
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return lines.stream()
                .skip(1)
                .filter(line -> isOf(line, name))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Whether the body is chunked. */
    boolean isChunked() {
        return header("transfer-encoding")
                .filter(it -> it.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
    }

    /**
     * How long the body is; 0 if it has none.
     *
     * @throws MalformedException if it cannot be told
     */
    long contentLength() throws MalformedException {
        var text = header("content-length").orElse("0");
        if (!DIGITS.matcher(text).matches()) {
            throw new MalformedException("Content-Length: found no integer ≥ 0");
        }
        return Long.parseLong(text);
    }

    /** Whether what follows may be another protocol, such as a web socket. */
    boolean isUpgrade() {
        return header("upgrade").isPresent() && !offersHttp2();
    }

    /** Whether HTTP/2 would do as well: the JVM's own client says so on every new connection. */
    boolean offersHttp2() {
        return header("upgrade").filter("h2c"::equalsIgnoreCase).isPresent();
    }

    /**
     * The head to be sent on: the target without a host of its own, and what becomes of each header; an empty one is
     * left out.
     *
     * @param more headers that are added
     */
    byte[] sentOn(UnaryOperator<String> header, String... more) {
        var version = lines.get(0).substring(lines.get(0).lastIndexOf(' '));
        var text = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(version)
                .append("\r\n");
        lines.stream().skip(1).map(header).filter(line -> !line.isEmpty()).forEach(line -> text.append(line)
                .append("\r\n"));
        for (var line : more) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    /** Whether a line is of that header. */
    static boolean isOf(String line, String name) {
        return line.length() > name.length()
                && line.charAt(name.length()) == ':'
                && line.regionMatches(true, 0, name, 0, name.length());
    }

    /** Headers by name and value, as they came. */
    List<String[]> headers() {
        return lines.stream()
                .skip(1)
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> new String[] {
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip()
                })
                .toList();
    }

    /** What came is no request. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String what) {
            super(what);
        }
    }
}
