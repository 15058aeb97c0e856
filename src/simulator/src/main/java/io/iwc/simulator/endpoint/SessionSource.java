package io.iwc.simulator.endpoint;

/**
 * Where the session of a captured request is looked for.
 *
 * @since 0.1
 */
public enum SessionSource {
    /** The header {@code X-IWC-Session}, else a hash of those in which Claude Code names its session and agent. */
    HEADER,
    /** {@code metadata.session_id} of the body; of Anthropic's messages a hash of the session in {@code metadata.user_id}. */
    METADATA,
    /** {@code user} of the body; of Anthropic's messages a hash of the user in {@code metadata.user_id}. */
    USER,
    /** A chat that continues an earlier one. */
    PREFIX
}
