package io.iwc.simulator.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The path of a request for a completion as somebody else serves it: known by its end, as servers put what they like
 * before it.
 *
 * @param wire whose shape it has
 * @param base what comes before the end, as an application has it in its base URL; of Azure's deployments what comes before
 *     {@code /openai}
 * @param model that it names; may be empty
 */
record ForwardedPath(ServedWire wire, String base, String model) {
    private static final String VERSION = "/v1";
    private static final Pattern GEMINI =
            Pattern.compile("(.*?)/(?:models|tunedModels)/([^/]+):(generateContent|streamGenerateContent)");
    private static final Pattern DEPLOYMENT = Pattern.compile("(.*?)/openai/deployments/([^/]+)");

    private static final List<ServedWire> LONGEST_FIRST = Stream.of(ServedWire.values())
            .filter(wire -> wire.vendor() != Vendor.GEMINI
                    && wire.vendor() != Vendor.BEDROCK) // the one above, the other unread
            .sorted(Comparator.comparingInt((ServedWire wire) -> ending(wire).length())
                    .reversed())
            .toList();

    /** Empty if it is none of a completion. */
    static Optional<ForwardedPath> of(String path) {
        var normal = RequestPath.normal(path);
        var gemini = GEMINI.matcher(normal);
        if (normal.indexOf(':') >= 0 && gemini.matches()) {
            var wire = gemini.group(3).startsWith("stream") ? ServedWire.GEMINI_STREAM : ServedWire.GEMINI;
            return Optional.of(new ForwardedPath(wire, gemini.group(1), decoded(gemini.group(2))));
        }
        for (var wire : LONGEST_FIRST) {
            if (normal.endsWith(ending(wire))) {
                return Optional.of(below(
                        wire, normal.substring(0, normal.length() - ending(wire).length())));
            }
        }
        return Optional.empty();
    }

    private static ForwardedPath below(ServedWire wire, String base) {
        var deployment = DEPLOYMENT.matcher(base);
        return deployment.matches()
                ? new ForwardedPath(wire, deployment.group(1), decoded(deployment.group(2)))
                : new ForwardedPath(wire, base, "");
    }

    /** As {@code --wire} calls it. */
    String name() {
        var isAzure = wire == ServedWire.CHAT && !model.isEmpty();
        var name = wire.vendor() == Vendor.OPENAI ? wire.name() : wire.vendor().name();
        return isAzure ? "azure" : name.toLowerCase(Locale.ROOT);
    }

    private static String ending(ServedWire wire) {
        var path = wire.paths().get(0);
        return path.startsWith(VERSION) ? path.substring(VERSION.length()) : path;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
