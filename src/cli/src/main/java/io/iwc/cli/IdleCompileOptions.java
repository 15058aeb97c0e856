package io.iwc.cli;

import io.iwc.dataset.ConversationMode;
import io.iwc.dataset.DatasetFormat;
import java.util.Set;

/** Options of {@code iwc compile} that would change nothing for what a format holds, or for what is made of it. */
final class IdleCompileOptions {
    private static final Set<String> LENGTHS_ONLY =
            Set.of("azure", "burstgpt", "mooncake", "qwen-bailian", "vidur", "llmservingsim", "metrics-csv");
    private static final Set<String> WITHOUT_ANSWERS = Set.of("canonical");
    private static final Set<String> WITHOUT_TURNS = Set.of(
            "simple-json",
            "jsonl-prompts",
            "alpaca",
            "openai-batch",
            "wiremock",
            "azure",
            "burstgpt",
            "mooncake",
            "vidur",
            "metrics-csv");
    private static final Set<String> CONVERSATIONS = Set.of("sharegpt", "openai-chat", "mt-bench");

    private IdleCompileOptions() {}

    /** Refuses those of texts and their answers that {@code iwc compile} alone has, or that mean more elsewhere. */
    static void checkTexts(GivenOptions given, String format) {
        given.require(
                !LENGTHS_ONLY.contains(format),
                "found with " + format + ", whose requests have lengths and no text",
                "--temperature",
                "--top-p",
                "--streaming",
                "--tokenizer");
        given.require(
                !WITHOUT_ANSWERS.contains(format),
                "found with " + format + ", which has no recorded answers to count",
                "--tokenizer");
    }

    /** Refuses each that was given, with the reason. */
    static void check(GivenOptions given, String format, ConversationMode mode) {
        given.require(
                !LENGTHS_ONLY.contains(format),
                "found with " + format + ", whose requests have lengths and no text",
                "--max-output-tokens");
        given.require(
                !format.equals(DatasetFormat.CANONICAL),
                "found with canonical, whose requests keep what they have",
                "--max-output-tokens",
                "--think-seconds");
        given.require(
                !WITHOUT_TURNS.contains(format),
                "found with " + format + ", which has no conversations",
                "--think-seconds");
        given.require(
                !CONVERSATIONS.contains(format) || mode == ConversationMode.TURNS,
                "an option of --mode turns, found with --mode " + mode.id(),
                "--think-seconds");
        given.require(
                !CONVERSATIONS.contains(format) || mode == ConversationMode.SESSION,
                "an option of --mode session, found with --mode " + mode.id(),
                "--user-tag",
                "--assistant-tag",
                "--separator");
    }
}
