package io.iwc.record;

import io.iwc.artifact.internal.ShownText;
import io.iwc.replay.internal.secret.SecretEchoes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a call carried that nobody may find in a file: the values of headers and query parameters with a name for
 * secrets. They are never written; here they are known so that what repeats them can be cleared.
 */
final class Secrets {
    private static final int LONGEST_DETAIL = 2048;
    private static final int LONGEST_NAME = 256;

    /** Shorter keys are words such as {@code ollama}, which prompts are full of. */
    private static final int SHORTEST_IN_TEXT = 16;

    private static final String REDACTED = "[redacted]";

    /** What stands before a key: {@code Bearer}, {@code Basic}. */
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z]+ +");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = List.copyOf(values);
    }

    static Secrets of(RequestHead head) {
        var values = new ArrayList<String>();
        for (var header : head.headers()) {
            if (SecretEchoes.isSecretName(header[0]) || SecretEchoes.looksLikeKey(header[1])) {
                values.add(SCHEME.matcher(header[1]).replaceFirst(""));
            }
        }
        for (var parameter : head.parameters()) {
            var equals = parameter.indexOf('=');
            if (equals > 0 && SecretEchoes.isSecretName(parameter.substring(0, equals))) {
                values.add(parameter.substring(equals + 1));
                values.add(decoded(parameter.substring(equals + 1)));
            }
        }
        values.removeIf(String::isBlank);
        return new Secrets(values.stream().distinct().toList());
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** What a server said about a failure, in every spelling of a secret cleared, and cut. */
    String removedFromDetail(String text) {
        return ShownText.cut(removedFrom(text), LONGEST_DETAIL);
    }

    /** A name that a server or an application gave. */
    String removedFromName(String text) {
        return ShownText.cut(removedFrom(text), LONGEST_NAME);
    }

    /** A text of the server's own, such as an error. */
    String removedFrom(String text) {
        return text.isEmpty() ? text : new SecretEchoes(values).removedFrom(text);
    }

    /** Text of the user or the model: long keys as they are; words that happen to be a key stay. */
    String removedFromText(String text) {
        var cleared = text;
        for (var value : values) {
            if (value.length() >= SHORTEST_IN_TEXT) {
                cleared = cleared.replace(value, REDACTED);
            }
        }
        return cleared;
    }
}
