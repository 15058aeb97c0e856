package io.iwc.record;

import io.iwc.replay.internal.secret.Redaction;
import io.iwc.replay.internal.secret.SecretEchoes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a call carried that nobody may find in a file: the values of headers and query parameters with a name for
 * secrets. They are never written; here they are known so that what repeats them can be cleared.
 */
final class Secrets {
    /** Shorter keys are words such as {@code ollama}, which prompts are full of. */
    private static final int SHORTEST_IN_TEXT = 16;

    private static final int MOST_KNOWN = 64;

    /** What stands before a key: {@code Bearer}, {@code Basic}. */
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z]+ +");

    private final List<String> values;
    private final Redaction redaction;

    private Secrets(List<String> values) {
        this.values = values;
        redaction = new Redaction(values);
    }

    /**
     * Those of a request.
     *
     * @param known of earlier requests, by their values: most carry the same ones
     */
    static Secrets of(RequestHead head, Map<List<String>, Secrets> known) {
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
        var distinct = values.stream().distinct().toList();
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(distinct, Secrets::new);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** What is shown of what a server or an application said: cleared in every spelling of a secret. */
    Redaction redaction() {
        return redaction;
    }

    /** Text of the user or the model: long keys as they are; words that happen to be a key stay. */
    String removedFromText(String text) {
        var cleared = text;
        for (var value : values) {
            if (value.length() >= SHORTEST_IN_TEXT) {
                cleared = cleared.replace(value, Redaction.REDACTED);
            }
        }
        return cleared;
    }
}
