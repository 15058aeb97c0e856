package io.iwc.simulator.endpoint;

import io.iwc.metric.internal.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which path and method is served by what. */
final class Routes {
    /** Stands in a path for a name that the action is given. */
    static final String ID = "{id}";

    /** The same, of a name that may have slashes in it. */
    static final String LONG_ID = "{longid}";

    private static final Pattern VARIABLE = Pattern.compile("\\{[a-z]+}");

    /** What says more of a path goes before what says less: {@code models/{id}:countTokens} before {@code models/{id}}. */
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private static final Comparator<String> BY_PATH = Comparator.comparing(
                    (String route) -> route.substring(route.indexOf(' ')))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Map<String, Action>> byPath = new TreeMap<>();
    private final Map<String, Pattern> patterns = new TreeMap<>(LONGEST_FIRST);
    private final List<String> listed = new ArrayList<>();

    /** Serves a path. Of several for the same thing the first is the one that errors name. */
    void add(String method, List<String> paths, Action action) {
        paths.forEach(path -> add(method, path, action));
        listed.add(method + " " + paths.get(0).replace(LONG_ID, ID));
    }

    private void add(String method, String path, Action action) {
        byPath.computeIfAbsent(path, absent -> new TreeMap<>()).put(method, action);
        if (path.contains("{")) {
            patterns.put(path, Pattern.compile(pattern(path)));
        }
    }

    /** What serves a path; paths without variables go before those with them. */
    Optional<Found> find(String path) {
        var exact = byPath.get(path);
        if (exact != null) {
            return Optional.of(new Found(exact, ""));
        }
        return patterns.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().matcher(path)))
                .filter(entry -> entry.getValue().matches())
                .findFirst()
                .map(entry -> new Found(
                        byPath.getOrDefault(entry.getKey(), Map.of()),
                        entry.getValue().group(1)));
    }

    /** Says what is served, and what an unknown path was probably meant to be. */
    String unknown(String method, String path) {
        var known = new TreeMap<String, Map<String, Action>>();
        byPath.forEach((served, methods) -> known.putIfAbsent(filled(served, path), methods));
        var nearest = Nearest.of(path, known.keySet())
                .map(it -> ", did you mean "
                        + String.join(" or ", known.getOrDefault(it, Map.of()).keySet()) + " " + it + "?")
                .orElse(";");
        return method + " " + path + ": found no such path" + nearest + " served are "
                + listed.stream().sorted(BY_PATH).collect(Collectors.joining(", "));
    }

    /**
     * A path with what was asked for in the place of its variables, if both have the same parts. One that ends with a
     * variable would fit anything.
     */
    private static String filled(String path, String asked) {
        var own = path.split("/", -1);
        var other = asked.split("/", -1);
        var fits = own.length == other.length && !path.endsWith("}");
        for (var i = 0; fits && i < own.length; i++) {
            var isWhole = VARIABLE.matcher(own[i]).matches();
            var value = isWhole ? other[i] : other[i].split(":", 2)[0];
            own[i] = VARIABLE.matcher(own[i]).replaceFirst(Matcher.quoteReplacement(value));
        }
        return String.join("/", own).replace(LONG_ID, ID);
    }

    private static String pattern(String path) {
        var pattern = new StringBuilder();
        var variable = VARIABLE.matcher(path);
        var from = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(path.substring(from, variable.start())));
            pattern.append(
                    switch (variable.group()) {
                        case ID -> "([^/]+)";
                        case LONG_ID -> "(.+)";
                        default -> "[^/]+";
                    });
            from = variable.end();
        }
        return pattern.append(Pattern.quote(path.substring(from))).toString();
    }

    /** Serves one request, or hands it over. */
    @FunctionalInterface
    interface Action {
        void serve(Received call, String id) throws IOException, ApiException;
    }

    /**
     * What serves a path.
     *
     * @param methods the actions by method
     * @param id what stood in the place of {@code {id}}; may be empty
     */
    record Found(Map<String, Action> methods, String id) {}
}
