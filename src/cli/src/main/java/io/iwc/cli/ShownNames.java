package io.iwc.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What messages call files that nobody named: {@code -} instead of the temporary file of standard input. */
final class ShownNames {
    private final Map<String, String> names = new LinkedHashMap<>();

    void as(String name, Path file) {
        names.put(file.toString(), name);
        names.put(String.valueOf(file.getFileName()), name); // as hints call it
    }

    String in(String text) {
        var shown = text;
        for (var name : names.entrySet()) {
            shown = shown.replace(name.getKey(), name.getValue());
        }
        return shown;
    }
}
