package io.iwc.workload;

import java.util.Objects;
import java.util.Optional;

/**
 * An image in a prompt without its pixels: what an estimate of its tokens needs.
 *
 * @param width pixels, 1 to {@value #MOST_PIXELS}; 0 if its size is not known
 * @param height pixels, in the same way
 * @param detail how closely the sender wants it looked at, in the sender's word ({@code low}, {@code high} …), if it says so
 * @param unsized why the size is not known; empty if it is
 * @since 0.1
 */
public record PromptImage(int width, int height, Optional<String> detail, Optional<Unsized> unsized) {
    /** The longest side that an image may have: the most that JPEG can write. */
    public static final int MOST_PIXELS = 65_535;

    public PromptImage {
        var least = unsized.isPresent() ? 0 : 1;
        var most = unsized.isPresent() ? 0 : MOST_PIXELS;
        for (var side : new int[] {width, height}) {
            if (side < least || side > most) {
                throw new IllegalArgumentException("image: found " + width + " × " + height + " pixels, expected "
                        + (unsized.isPresent() ? "none where the size is not known" : "sides of 1 to " + most));
            }
        }
    }

    /** An image of that size. */
    public static PromptImage of(int width, int height) {
        return new PromptImage(width, height, Optional.empty(), Optional.empty());
    }

    /** An image of which the size is not known. */
    public static PromptImage of(Unsized why) {
        return new PromptImage(0, 0, Optional.empty(), Optional.of(Objects.requireNonNull(why, "why")));
    }

    /** The same with the sender's word for how closely it is to be looked at; empty for none. */
    public PromptImage withDetail(String word) {
        return new PromptImage(width, height, word.isEmpty() ? Optional.empty() : Optional.of(word), unsized);
    }

    /** Why the size of an image is not known. */
    public enum Unsized {
        /** The request names where it lies. */
        ELSEWHERE("elsewhere", "by URL or id"),
        /** Its bytes are not whole, are no base64, or say that it has no pixels or too many. */
        BROKEN("broken", "broken"),
        /** Its bytes begin as none of PNG, JPEG, GIF and WebP. */
        UNKNOWN_FORMAT("unknown_format", "of an unknown format");

        private final String id;
        private final String text;

        Unsized(String id, String text) {
            this.id = id;
            this.text = text;
        }

        /** As in a canonical file. */
        public String id() {
            return id;
        }

        /** For people, after a number of images. */
        public String text() {
            return text;
        }
    }
}
