package io.iwc.replay.internal.secret;

import io.iwc.artifact.internal.ShownText;
import java.util.Collection;

/**
 * What is shown of texts that may repeat secrets: cleared first and cut then, as a cut leaves most of a key. Safe for use
 * by several threads.
 */
public final class Redaction {
    /** What stands in the place of a secret. */
    public static final String REDACTED = "[redacted]";

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_DETAIL = 2048;

    private final SecretEchoes echoes;

    /** One that hides these. */
    public Redaction(Collection<String> secrets) {
        echoes = new SecretEchoes(secrets);
    }

    /** The text without what is hidden, however it is spelt, and without what looks like a key. */
    public String removedFrom(String text) {
        return echoes.removedFrom(text);
    }

    /** The same for a name that a server or an application gave: also cut, as nobody needs the rest. */
    public String removedFromName(String text) {
        return ShownText.cut(removedFrom(text), LONGEST_NAME);
    }

    /** The same for what a server said about a failure. */
    public String removedFromDetail(String text) {
        return ShownText.cut(removedFrom(text), LONGEST_DETAIL);
    }
}
