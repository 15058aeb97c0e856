package io.iwc.fingerprint;

import io.iwc.workload.Prompt;

/** The text of a prompt that is counted. */
final class PromptText {
    private PromptText() {}

    static String of(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return text.text();
        }
        if (prompt instanceof Prompt.Chat) {
            throw new UnsupportedOperationException("chat");
        }
        return "";
    }
}
