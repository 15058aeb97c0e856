package io.iwc.cli;

import picocli.CommandLine.ITypeConverter;

/** Text as it is typed in a shell: {@code \n}, {@code \t}, {@code \r} and {@code \\} mean what they mean in Java. */
final class Escaped implements ITypeConverter<String> {
    @Override
    public String convert(String typed) {
        var text = new StringBuilder();
        var escaped = false;
        for (var i = 0; i < typed.length(); i++) {
            var c = typed.charAt(i);
            if (escaped) {
                text.append(meaning(c));
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else {
                text.append(c);
            }
        }
        return escaped ? text.append('\\').toString() : text.toString();
    }

    private static String meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\' -> "\\";
            default -> "\\" + escaped;
        };
    }
}
