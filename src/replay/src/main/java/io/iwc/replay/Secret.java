package io.iwc.replay;

import io.iwc.IwcException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The API key: read from the environment when a replay starts, sent to the endpoint, shown to nobody. */
final class Secret {
    private static final String REDACTED = "[redacted]";

    /** What servers like to repeat in messages about keys: bearer tokens and keys in common spellings. */
    private static final Pattern KEY_LIKE = Pattern.compile("(?i)(bearer\\s+)[^\\s\"']{4,}|\\bsk-[A-Za-z0-9_*-]{4,}");

    private final Optional<String> key;

    private Secret(Optional<String> key) {
        this.key = key;
    }

    /** The key of the endpoint, none if it needs none. */
    static Secret of(Endpoint endpoint) {
        return new Secret(endpoint.apiKeyEnv().map(Secret::read));
    }

    /** A key as it is, for tests. */
    static Secret ofKey(String key) {
        return new Secret(Optional.of(key));
    }

    /** For a client that writes headers itself. */
    Optional<String> value() {
        return key;
    }

    /** The header line with its end, empty without a key. */
    String headerLine() {
        return key.map(it -> "Authorization: Bearer " + it + "\r\n").orElse("");
    }

    /** The text without the key, and without what looks like one. */
    String removedFrom(String text) {
        var cleared = key.map(it -> text.replace(it, REDACTED)).orElse(text);
        return KEY_LIKE.matcher(cleared).replaceAll(match -> match.group(1) == null ? REDACTED : "$1" + REDACTED);
    }

    @Override
    public String toString() {
        return REDACTED;
    }

    private static String read(String variable) {
        var value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IwcException("environment variable " + variable
                    + ": found nothing, expected the API key of the endpoint; set it or leave the key out");
        }
        if (!value.strip().chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IwcException("environment variable " + variable
                    + ": found characters that no header can carry, expected an API key");
        }
        return value.strip();
    }
}
