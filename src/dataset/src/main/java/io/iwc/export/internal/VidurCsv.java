package io.iwc.export.internal;

import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.math.BigDecimal;

/**
 * The merged CSV that Vidur replays: seconds with nine decimals, lengths of at least one token.
 *
 * @see <a href="https://github.com/microsoft/vidur">microsoft/vidur</a>
 */
final class VidurCsv implements Spelling {
    private final ExportOptions options;

    VidurCsv(ExportOptions options) {
        this.options = options;
    }

    @Override
    public String header() {
        return "arrived_at,num_prefill_tokens,num_decode_tokens";
    }

    @Override
    public String line(Request request, Losses losses) throws Unspellable {
        losses.addIf(request.prompt().hasText(), "text");
        losses.addIf(
                request.prompt() instanceof Prompt.Lengths lengths
                        && lengths.blocks().isPresent(),
                "prefix hashes");
        losses.addCommon(request);
        var output = ExportedLengths.output(request, losses);
        var prompt = fitting(ExportedLengths.prompt(request, options.tokenizer()), output, losses);
        if (prompt < 1 || output < 1) {
            throw new Unspellable(
                    prompt < 1 ? "prompt_tokens" : "output_tokens",
                    "found 0, expected at least one token for Vidur (leave the request out)");
        }
        return BigDecimal.valueOf(request.arrivalNanos(), 9).toPlainString() + ',' + prompt + ',' + output;
    }

    private int fitting(int prompt, int output, Losses losses) throws Unspellable {
        if ((long) prompt + output <= options.maxTokens()) {
            return prompt;
        }
        if (options.clip() && output < options.maxTokens()) {
            losses.add("prompt clipped to the limit");
            return options.maxTokens() - output;
        }
        throw new Unspellable(
                "prompt_tokens",
                "found " + prompt + " prompt and " + output + " output tokens, expected at most " + options.maxTokens()
                        + " together: "
                        + (options.clip()
                                ? "the output alone leaves no prompt to clip (raise --max-tokens there and here)"
                                : "Vidur would cut the prompt (raise --max-tokens there and here, or --clip)"));
    }
}
