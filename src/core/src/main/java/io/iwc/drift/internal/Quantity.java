package io.iwc.drift.internal;

/** What is told of requests, gaps, sessions and pairs of turns, one number each, for what chance does to metrics. */
enum Quantity {
    PROMPT,
    OUTPUT,
    /** Prompt tokens of each request that has both lengths. */
    PROMPT_OF_BOTH,
    /** Output tokens of the same requests. */
    OUTPUT_OF_BOTH,
    /** Their prompt tokens over both. */
    DOMINANCE,
    /** Seconds since the arrival before; the first request has none. */
    GAP,
    /** Turns of each session. */
    TURNS,
    /** Tokens by which a turn's prompt is longer than that of the turn before. */
    GROWTH,
    /** Leading tokens that the prompt of a turn shares with the turn before. */
    REPEATED,
    /** Tokens of the same prompts. */
    REPEATABLE,
    /** The one over the other. */
    SESSION_REUSE,
    /** Tokens of each prompt that an ideal prefix cache would have had. */
    CACHED,
    /** Whether there were any, 1 or 0. */
    HIT
}
