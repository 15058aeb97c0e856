package io.iwc.workload.internal;

/**
 * Control characters as they are typed in a shell and written in a manifest: {@code \n}, {@code \t}, {@code \r} and
 * {@code \\}.
 *
 * @since 0.1
 */
public final class Escapes {
    private Escapes() {}

    /** The text with its control characters as escapes. */
    public static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }

    /** The text with its escapes resolved; any other backslash is kept. */
    public static String resolve(String text) {
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var meaning = text.charAt(i) == '\\' && i + 1 < text.length() ? "ntr\\".indexOf(text.charAt(i + 1)) : -1;
            if (meaning < 0) {
                plain.append(text.charAt(i));
            } else {
                plain.append("\n\t\r\\".charAt(meaning));
                i++;
            }
        }
        return plain.toString();
    }
}
