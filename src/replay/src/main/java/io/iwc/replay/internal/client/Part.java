package io.iwc.replay.internal.client;

/** What a piece of generated text belongs to. */
enum Part {
    ANSWER,
    REASONING,
    TOOL_CALL
}
