package io.iwc.replay.internal.client;

/** What a piece of generated text belongs to. */
enum AnswerPart {
    ANSWER,
    REASONING,
    /** What the server tells of its reasoning instead of showing it. */
    SUMMARY,
    TOOL_CALL
}
