package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.replay.internal.secret.Redaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is read from the environment when a replay starts, sent to the endpoint or a proxy, and never shown. */
final class Secret {
    private final Optional<String> key;
    private final List<String> hidden;
    private final Redaction redaction;

    private Secret(Optional<String> key, List<String> hidden) {
        this.key = key;
        this.hidden = List.copyOf(hidden);
        redaction = new Redaction(hidden);
    }

    /** The key of the endpoint, none if it needs none. */
    static Secret of(Endpoint endpoint, Map<String, String> environment) {
        var key = endpoint.apiKeyEnv().map(it -> read(environment, it, "the API key of the endpoint"));
        return new Secret(key, key.stream().toList());
    }

    /** A key as it is, for tests. */
    static Secret ofKey(String key) {
        return new Secret(Optional.of(key), List.of(key));
    }

    /** Also hides that. */
    Secret and(String other) {
        return new Secret(key, Stream.concat(hidden.stream(), Stream.of(other)).toList());
    }

    /** Also hides {@code user:password}, and the password by itself. */
    Secret andCredentials(String credentials) {
        var password = credentials.substring(credentials.indexOf(':') + 1);
        return password.isEmpty() ? this : and(credentials).and(password);
    }

    /** The key. */
    Optional<String> value() {
        return key;
    }

    /** The text without what is hidden, however it is spelt, and without what looks like a key. */
    String removedFrom(String text) {
        return redaction.removedFrom(text);
    }

    /** The same for a name that a server gave: also cut, as nobody needs the rest. */
    String removedFromName(String text) {
        return redaction.removedFromName(text);
    }

    /** The same for what a server said; redacted first, as a cut leaves most of a key. */
    String removedFromDetail(String text) {
        return redaction.removedFromDetail(text);
    }

    @Override
    public String toString() {
        return Redaction.REDACTED;
    }

    /** The value of a variable that has to be set. */
    static String read(Map<String, String> environment, String variable, String what) {
        var value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            throw new IwcException("environment variable " + variable + ": found nothing, expected " + what
                    + "; set it or leave it out");
        }
        if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IwcException("environment variable " + variable
                    + ": found characters that no header can carry, expected " + what);
        }
        return value;
    }
}
