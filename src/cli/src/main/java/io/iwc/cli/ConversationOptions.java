package io.iwc.cli;

import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.ConversationMode;
import io.iwc.workload.WorkloadDefaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the conversations and prompts of a dataset become requests. */
final class ConversationOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = Ids.Modes.class,
            completionCandidates = Ids.Modes.class,
            defaultValue = "auto",
            description = {
                "How conversations become requests: ${COMPLETION-CANDIDATES}.",
                "auto: openai-chat keeps each line as it was sent, other formats use single-turn (default: ${DEFAULT-VALUE})."
            })
    private ConversationMode mode = ConversationMode.AUTO;

    @Option(
            names = "--user-tag",
            paramLabel = "TAG",
            defaultValue = "User",
            description = "Session mode: label of user turns (default: ${DEFAULT-VALUE}).")
    private String userTag = "";

    @Option(
            names = "--assistant-tag",
            paramLabel = "TAG",
            defaultValue = "Assistant",
            description = "Session mode: label of assistant turns (default: ${DEFAULT-VALUE}).")
    private String assistantTag = "";

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            defaultValue = "\\n",
            converter = Escaped.class,
            description = "Session mode: text between turns; escapes \\n, \\t and \\\\ (default: \\n).")
    private String separator = "";

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.MAX_OUTPUT_TOKENS,
            description = {
                "Output cap (max_tokens) of requests without one (default: ${DEFAULT-VALUE}).",
                "Recorded answers are counted instead where the input has them; given without --tokenizer, the cap"
                        + " stands for them, too."
            })
    private int maxOutputTokens;

    @Option(
            names = "--think-seconds",
            paramLabel = "S",
            defaultValue = "" + WorkloadDefaults.THINK_SECONDS,
            description = "Turns mode: think time between the turns of a conversation in seconds (default:"
                    + " ${DEFAULT-VALUE}).")
    private double thinkSeconds;

    ConversationMode mode() {
        return mode;
    }

    /** Adds what was asked for. */
    void addTo(CompileOptions.Builder options) {
        TimeRange.nanos(command, "--think-seconds", thinkSeconds, 1e9);
        options.mode(mode)
                .thinkSeconds(thinkSeconds)
                .userTag(userTag)
                .assistantTag(assistantTag)
                .separator(separator);
        if (new GivenOptions(command).has("--max-output-tokens")) {
            options.maxOutputTokens(maxOutputTokens);
        }
    }
}
