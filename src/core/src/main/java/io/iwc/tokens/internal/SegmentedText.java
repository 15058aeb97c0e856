package io.iwc.tokens.internal;

import java.util.List;

/**
 * The text that a prompt is counted by, and the segments it is made of, in their order.
 *
 * @param text the same as {@link ChatTemplate#text}
 * @param segments at least one, the first begins at 0
 * @since 0.1
 */
public record SegmentedText(String text, List<PromptSegment> segments) {
    public SegmentedText {
        segments = List.copyOf(segments);
    }

    /** The segment that holds a character; the last one for a place behind the end. */
    public PromptSegment at(int character) {
        var found = segments.get(0);
        for (var segment : segments) {
            if (segment.start() > character) {
                break;
            }
            found = segment;
        }
        return found;
    }

    /** The text of the segment that holds a character. */
    public String textAt(int character) {
        return textOf(segments.indexOf(at(character)));
    }

    /** The text of the segment at that place in the list; empty for content that has none. */
    public String textOf(int index) {
        var end = index + 1 < segments.size() ? segments.get(index + 1).start() : text.length();
        return text.substring(segments.get(index).start(), end);
    }

    /** Where the tools and the leading system messages end: what conversations may share from their first turn on. */
    public int headEnd() {
        for (var segment : segments) {
            if (segment.kind() == PromptSegment.Kind.MESSAGE || segment.kind() == PromptSegment.Kind.TEXT) {
                return segment.start();
            }
        }
        return text.length();
    }
}
