package io.iwc.dataset;

import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Datasets written by a test, compiled in memory. */
final class Datasets {
    /** The messages of a chat in which one question was asked. */
    static final String ASKED = "[{\"role\": \"user\", \"content\": \"Why?\"}]";

    private Datasets() {}

    /** A file below a test's own folder. */
    static Path file(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Workload compile(Path file, CompileOptions options) {
        return WorkloadCompiler.with(options).compile(file);
    }

    static Workload compile(Path file, String format) {
        return compile(file, CompileOptions.of(format));
    }

    /** What a user is told of a compilation. */
    static List<String> notes(Path file, CompileOptions options) {
        var notes = new ArrayList<String>();
        WorkloadCompiler.with(options).saying(notes::add).compile(file);
        return notes;
    }

    /** The text of a prompt that is text. */
    static String prompt(Request request) {
        return ((Prompt.Text) request.prompt()).text();
    }

    /** The prompt or its length, the output length, the model and the session. */
    static String said(Request request) {
        var prompt = request.prompt().hasText()
                ? ChatTemplate.text(request.prompt()).replace("<|user|>\n", "").strip()
                : String.valueOf(request.promptTokens().orElseThrow());
        return prompt + " → " + request.expectedOutputTokens().orElseThrow() + " "
                + request.model().orElse("-") + " " + request.sessionId().orElse("-");
    }
}
