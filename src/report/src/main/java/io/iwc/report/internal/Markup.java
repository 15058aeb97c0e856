package io.iwc.report.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes well-formed HTML, XML and SVG. Text and attribute values are escaped here and nowhere else. */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Inserted> inserted = new ArrayList<>();

    /** Opens an element; attributes are pairs of name and value, an empty value of a pair is kept. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append(">");
        return this;
    }

    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A name that may break where its words meet, never within one. */
    Markup name(String text) {
        out.append(escaped(text).replaceAll("(?<=[.,/_(:])(?=[^\\s;])|(?<=[a-z0-9])(?=[A-Z])", "<wbr>"));
        return this;
    }

    /** An element that holds text only. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that never has content. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        return this;
    }

    /** Markup, style or script that is ours. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** The same in UTF-8, where it is large: a page that is written needs no text of it. */
    Markup raw(byte[] markup) {
        inserted.add(new Inserted(out.length(), markup));
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }

    /** All of it in UTF-8, in pieces. */
    byte[][] pieces() {
        requireClosed();
        var pieces = new ArrayList<byte[]>();
        var from = 0;
        for (var piece : inserted) {
            pieces.add(out.substring(from, piece.at).getBytes(StandardCharsets.UTF_8));
            pieces.add(piece.markup);
            from = piece.at;
        }
        pieces.add(out.substring(from).getBytes(StandardCharsets.UTF_8));
        return pieces.toArray(byte[][]::new);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(out.length()
                + inserted.stream().mapToInt(piece -> piece.markup.length).sum());
        for (var piece : pieces()) {
            text.append(new String(piece, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private void requireClosed() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
    }

    /** What stands before the character at a place. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Inserted(int at, byte[] markup) {}
}
