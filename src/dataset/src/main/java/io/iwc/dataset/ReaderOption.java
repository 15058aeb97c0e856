package io.iwc.dataset;

/**
 * An option of {@code iwc compile} that only some formats have. A reader {@linkplain DatasetReader#options() names}
 * those it looks at.
 *
 * @since 0.1
 */
public enum ReaderOption {
    /** {@link CompileOptions#mode()}, and the tags and separator of transcripts. */
    CONVERSATIONS,
    /** {@link FormatDetails#blockSize()}. */
    BLOCK_SIZE,
    /** {@link FormatDetails#keepFailed()}. */
    KEEP_FAILED,
    /** {@link FormatDetails#timeUnit()}. */
    TIME_UNIT,
    /** {@link FormatDetails#columns()}. */
    COLUMNS,
    /** {@link FormatDetails#companion()}: answers to put between the turns. */
    REFERENCE,
    /** {@link FormatDetails#companion()}: results to join to the requests. */
    RESULTS
}
