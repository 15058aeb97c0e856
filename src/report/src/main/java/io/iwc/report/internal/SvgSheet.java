package io.iwc.report.internal;

/**
 * The style sheet of a drawing that is a file of its own. Classes only: the library that makes PNG prefers what is said
 * of elements to what is said of their classes.
 */
final class SvgSheet {
    private static final String LIGHT = """

            svg { background: #ffffff; font-size: 12px; font-family: FONTS; }
            .note { fill: #5b636e; } .axis { fill: #5b636e; } .tick { fill: #5b636e; } .name { fill: #5b636e; }
            .title { fill: #1b1f24; font-size: 15px; font-weight: bold; }
            .grid { stroke: #dfe3e8; } .mark { stroke: #5b636e; stroke-dasharray: 4 3; }
            .s4 { stroke: #0f7c8a; } .s5 { stroke: #b3364f; } .s6 { stroke: #6d7a12; } .s7 { stroke: #4b5563; }
            .s8 { stroke: #a0531b; } .s9 { stroke: #3b4cc0; } .s10 { stroke: #c23b9e; }
            .s0 { stroke: #2457c5; } .s1 { stroke: #c2570c; } .s2 { stroke: #1a7048; } .s3 { stroke: #7a3fb0; }
            .s1 { stroke-dasharray: 6 3; } .s2 { stroke-dasharray: 2 3; } .s5 { stroke-dasharray: 6 3; } .s7 { stroke-dasharray: 2 3; } .curve { stroke-width: 2; fill: none; }
            .bars { fill: #2457c5; fill-opacity: .35; stroke: #2457c5; } .dot { fill-opacity: .55; stroke-dasharray: none; }
            .bars-second { fill: #c2570c; fill-opacity: .6; stroke: #c2570c; } .block { fill: #2457c5; fill-opacity: .25; stroke: #2457c5; }
            .cell { stroke: none; fill: #2457c5; } .middle { stroke-width: 2.5; } .mean { fill: #c2570c; stroke: none; }
            .d0 { fill: #2457c5; } .d1 { fill: #c2570c; } .d2 { fill: #1a7048; } .d3 { fill: #7a3fb0; }
            """;
    private static final String FONTS = "system-ui, \"Segoe UI\", Roboto, Arial, sans-serif";
    private static final String FONT_OF_JAVA = "SansSerif";
    private static final String DARK = """
            @media (prefers-color-scheme: dark) {
            svg { background: #12151a; } .title { fill: #e6e9ed; }
            .note, .axis, .tick, .name { fill: #9aa4b0; }
            .grid { stroke: #2d343d; } .mark { stroke: #9aa4b0; }
            .s0 { stroke: #7aa7ff; } .s1 { stroke: #f0a35e; } .s2 { stroke: #5fc997; } .s3 { stroke: #c79bf0; }
            .bars, .block { fill: #7aa7ff; stroke: #7aa7ff; } .bars-second { fill: #f0a35e; stroke: #f0a35e; }
            .d0 { fill: #7aa7ff; } .d1 { fill: #f0a35e; } .d2 { fill: #5fc997; } .d3 { fill: #c79bf0; }
            }
            """;

    private SvgSheet() {}

    /** Light or dark, as its reader prefers. */
    static String ofReader() {
        return LIGHT.replace("FONTS", FONTS) + DARK;
    }

    /** Light, with the font that every Java has. */
    static String ofPrint() {
        return LIGHT.replace("FONTS", FONT_OF_JAVA);
    }
}
