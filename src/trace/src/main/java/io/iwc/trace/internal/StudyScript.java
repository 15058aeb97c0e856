package io.iwc.trace.internal;

import io.iwc.trace.internal.Statement.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a resource of SQL: statements, each below a heading {@code --: kind name | key=value | …}. Where {@code ${key}}
 * stands, a setting is put in.
 */
final class StudyScript {
    private static final String HEADING = "--: ";

    private StudyScript() {}

    /**
     * The statements of a resource.
     *
     * @param name of the resource, without its ending
     * @param settings by the keys that the resource uses
     */
    static List<Statement> read(String name, Map<String, String> settings) {
        var statements = new ArrayList<Statement>();
        for (var part : filled(text(name), settings).split("(?m)^" + HEADING, -1)) {
            if (part.startsWith("--") || part.isBlank()) {
                continue;
            }
            var end = part.indexOf('\n');
            var statement =
                    statement(part.substring(0, end < 0 ? part.length() : end), end < 0 ? "" : part.substring(end));
            if (statement.kind() == Kind.INCLUDE) {
                var more = new HashMap<>(settings);
                more.putAll(statement.notes());
                statements.addAll(read(statement.name(), more));
            } else {
                statements.add(statement);
            }
        }
        return statements;
    }

    /** The text of a resource, whose hash is part of what a result is known by. */
    static String text(String name) {
        try (var in = StudyScript.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sql is missing from the jar of iwc-trace");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Statement statement(String heading, String sql) {
        var parts = heading.split("\\s*\\|\\s*", -1);
        var words = parts[0].strip().split("\\s+", -1);
        var notes = new HashMap<String, String>();
        for (var i = 1; i < parts.length; i++) {
            var pair = parts[i].split("=", 2);
            notes.put(pair[0].strip(), pair[1].strip());
        }
        var kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new Statement(kind, words.length > 1 ? words[1] : "", notes, sql.strip());
    }

    private static String filled(String text, Map<String, String> settings) {
        var filled = text;
        for (var setting : settings.entrySet()) {
            filled = filled.replace("${" + setting.getKey() + "}", setting.getValue());
        }
        return filled;
    }
}
