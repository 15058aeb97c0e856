package io.iwc.replay.client;

/** What a piece of generated text belongs to. */
enum Part {
    ANSWER,
    REASONING,
    TOOL_CALL
}
