package io.iwc.replay.internal.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads Prometheus' text format: {@code name{label="value"} number time}, with escapes in label values. Comments, times
 * and exemplars are passed over, and so are unknown names, whatever follows them.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
final class PrometheusPage {
    private final String line;
    private int at;

    private PrometheusPage(String line) {
        this.line = line;
    }

    /**
     * The points of a page whose names are wanted, in its order.
     *
     * @throws IllegalArgumentException if the line of a wanted name is not what the format says
     */
    static List<Point> points(String page, Predicate<String> wanted) {
        var points = new ArrayList<Point>();
        for (var line : page.lines().toList()) {
            var reader = new PrometheusPage(line.strip());
            var name = reader.name();
            if (!name.isEmpty() && wanted.test(name)) {
                points.add(reader.point(name));
            }
        }
        return points;
    }

    /** Empty in a comment and in an empty line. */
    private String name() {
        while (at < line.length() && "{ \t#".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return line.substring(0, at);
    }

    private Point point(String name) {
        skipBlanks();
        var labels = new TreeMap<String, String>();
        if (at < line.length() && line.charAt(at) == '{') {
            at++;
            labels(labels);
        }
        skipBlanks();
        var end = at;
        while (end < line.length() && " \t".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return new Point(name, labels, number(line.substring(at, end)));
    }

    private void labels(SortedMap<String, String> labels) {
        skipBlanks();
        while (peek() != '}') {
            var equals = line.indexOf('=', at);
            if (equals < 0) {
                throw broken();
            }
            var name = line.substring(at, equals).strip();
            at = equals + 1;
            skipBlanks();
            labels.put(name, value());
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            }
        }
        at++;
    }

    private String value() {
        if (peek() != '"') {
            throw broken();
        }
        var value = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() == '\\') {
                at++;
                value.append(peek() == 'n' ? '\n' : peek());
            } else {
                value.append(peek());
            }
        }
        at++;
        return value.toString();
    }

    private char peek() {
        if (at >= line.length()) {
            throw broken();
        }
        return line.charAt(at);
    }

    private void skipBlanks() {
        while (at < line.length() && " \t".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
    }

    private double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(broken().getMessage(), e);
                }
            }
        };
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException(
                "found \"" + line + "\", expected name{label=\"value\"} number, as in Prometheus' text format");
    }

    /**
     * One line.
     *
     * @param value may be infinite or not a number
     */
    record Point(String name, SortedMap<String, String> labels, double value) {}
}
