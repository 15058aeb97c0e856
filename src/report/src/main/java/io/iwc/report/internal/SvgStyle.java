package io.iwc.report.internal;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How parts of a drawing look where no style sheet may be used: a CI server that serves pages forbids them. A style sheet
 * that is there overrides all of it.
 */
final class SvgStyle {
    private static final Pattern CLASSES = Pattern.compile(" class=\"([^\"]*)\"");
    private static final Pattern NUMBERED = Pattern.compile("[sd]\\d+");
    private static final String[] COLOURS = {
        "#2457c5", "#c2570c", "#1a7048", "#7a3fb0", "#0f7c8a", "#b3364f", "#6d7a12", "#4b5563", "#a0531b", "#3b4cc0",
        "#c23b9e"
    };
    private static final Map<String, String> DASHES = Map.of(
            "s1", " stroke-dasharray=\"6 3\"",
            "s2", " stroke-dasharray=\"2 3\"",
            "s5", " stroke-dasharray=\"6 3\"",
            "s7", " stroke-dasharray=\"2 3\"");
    private static final String TEXT = " fill=\"#5b636e\" font-family=\"sans-serif\" font-size=\"12\"";
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("grid", " stroke=\"#dfe3e8\""),
            Map.entry("mark", " stroke=\"#5b636e\" stroke-dasharray=\"4 3\""),
            Map.entry("curve", " stroke-width=\"2\" fill=\"none\""),
            Map.entry("bars", " fill=\"#2457c5\" fill-opacity=\".35\" stroke=\"#2457c5\""),
            Map.entry("bars-second", " fill=\"#c2570c\" fill-opacity=\".6\" stroke=\"#c2570c\""),
            Map.entry("block", " fill=\"#2457c5\" fill-opacity=\".25\" stroke=\"#2457c5\""),
            Map.entry("dot", " fill-opacity=\".55\""),
            Map.entry("cell", " fill=\"#2457c5\""),
            Map.entry("middle", " stroke-width=\"2.5\""),
            Map.entry("mean", " fill=\"#c2570c\""),
            Map.entry("tick", TEXT),
            Map.entry("axis", TEXT),
            Map.entry("name", TEXT),
            Map.entry("track", " fill=\"#dfe3e8\""),
            Map.entry("limit", " stroke=\"#1b1f24\""),
            Map.entry("use-pass", " fill=\"#1a7048\""),
            Map.entry("use-fail", " fill=\"#b3261e\""),
            Map.entry("trend", " fill=\"none\" stroke=\"#2457c5\" stroke-width=\"1.5\""),
            Map.entry("count-passed", " fill=\"#1a7048\""),
            Map.entry("count-failed", " fill=\"#b3261e\""),
            Map.entry("count-aborted", " fill=\"#8a5a00\""),
            Map.entry("count-skipped", " fill=\"#6b7280\""));

    private SvgStyle() {}

    /** The same drawing, each element with what its classes mean. */
    static String inlined(String svg) {
        return CLASSES.matcher(svg).replaceAll(SvgStyle::withAttributes);
    }

    private static String withAttributes(MatchResult classes) {
        var text = new StringBuilder(classes.group());
        var isDot = classes.group(1).startsWith("dot ");
        for (var name : classes.group(1).split(" ", -1)) {
            text.append(attributes(name, isDot));
        }
        return text.toString();
    }

    private static String attributes(String name, boolean isDot) {
        if (NUMBERED.matcher(name).matches()) {
            var colour = COLOURS[Integer.parseInt(name.substring(1)) % COLOURS.length];
            return name.charAt(0) == 's'
                    ? " stroke=\"" + colour + "\"" + (isDot ? "" : DASHES.getOrDefault(name, ""))
                    : " fill=\"" + colour + "\"";
        }
        return ATTRIBUTES.getOrDefault(name, "");
    }
}
