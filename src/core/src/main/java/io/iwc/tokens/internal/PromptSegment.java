package io.iwc.tokens.internal;

/**
 * A stretch of the text that a prompt is counted by, and which part of the prompt it is made of. The segments of a prompt
 * follow each other without a gap.
 *
 * @param kind what it is made of
 * @param index of the tool or message, from 0; 0 for plain text
 * @param field of the message: {@code role}, {@code content}, {@code content part 2}, {@code tool call 1}; empty otherwise
 * @param start first character in the text
 * @since 0.1
 */
public record PromptSegment(Kind kind, int index, String field, int start) {
    /** What a segment is made of. */
    public enum Kind {
        /** A prompt that is text, not a chat. */
        TEXT,
        /** One of the tool definitions. */
        TOOL,
        /** One of the system or developer messages before all others. */
        SYSTEM,
        /** Any other message. */
        MESSAGE
    }
}
