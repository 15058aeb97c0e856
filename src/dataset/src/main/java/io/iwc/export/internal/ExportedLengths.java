package io.iwc.export.internal;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;

/** The lengths that formats ask for. */
final class ExportedLengths {
    private ExportedLengths() {}

    /** Observed output length, else the cap, which is said. */
    static int output(Request request, Losses losses) throws Unspellable {
        if (request.outputTokens().isPresent()) {
            losses.outputLengthIs("observed");
            losses.addIf(request.maxOutputTokens().isPresent(), "output cap beside the observed length");
            return request.outputTokens().getAsInt();
        }
        losses.outputLengthIs("cap");
        losses.add("output length is the cap, not observed");
        return request.maxOutputTokens()
                .orElseThrow(() -> new Unspellable(
                        "output_tokens",
                        "found neither output_tokens nor max_output_tokens, expected one (iwc compile canonical"
                                + " --max-output-tokens N sets a cap)"));
    }

    /** Prompt length as given, or counted where there is text. */
    static int prompt(Request request, Tokenizer tokenizer) {
        return request.prompt() instanceof Prompt.Lengths lengths
                ? lengths.tokens()
                : tokenizer.count(ChatTemplate.text(request.prompt()));
    }

    /** The text of a prompt, as one string. */
    static String text(Request request, Losses losses) throws Unspellable {
        if (!request.prompt().hasText()) {
            throw new Unspellable("prompt", "found only a length, expected text (iwc materialize makes some)");
        }
        losses.addIf(request.prompt() instanceof Prompt.Chat, "roles: messages are flattened by template iwc-chat-1");
        var text = ChatTemplate.text(request.prompt());
        if (text.isBlank()) {
            throw new Unspellable("prompt", "found blank text, expected a prompt (leave the request out)");
        }
        return text;
    }

    /** Arrival in whole milliseconds, which is said where it cuts. */
    static long arrivalMillis(Request request, Losses losses) {
        losses.addIf(request.arrivalNanos() % 1_000_000 != 0, "arrival cut to whole milliseconds");
        return request.arrivalNanos() / 1_000_000;
    }
}
