package io.iwc.examples.assistant;

import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the model gets to read: a fixed system prompt, and with each question the articles that may answer it.
 *
 * @param handbook where articles come from
 * @param articles how many go along with a question
 * @param opening what the system prompt begins with, asked for whenever a chat is opened
 */
public record PromptTemplate(Handbook handbook, int articles, Supplier<String> opening) {
    private static final String SYSTEM = Handbook.resource("system-prompt.txt").strip();

    /** With nothing before the fixed system prompt. */
    public PromptTemplate(Handbook handbook, int articles) {
        this(handbook, articles, () -> "");
    }

    String system() {
        return opening.get() + SYSTEM;
    }

    String question(String asked) {
        var context =
                handbook.best(asked, articles).stream().map(Article::asContext).collect(Collectors.joining("\n\n"));
        return "Articles:\n" + context + "\n\nQuestion: " + asked;
    }
}
