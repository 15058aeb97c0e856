package io.iwc.simulator.endpoint;

/**
 * Where the session of a captured request is looked for.
 *
 * @since 0.1
 */
public enum SessionSource {
    /** The header {@code X-IWC-Session}. */
    HEADER,
    /** {@code metadata.session_id} of the body. */
    METADATA,
    /** {@code user} of the body. */
    USER,
    /** A chat that continues an earlier one. */
    PREFIX
}
