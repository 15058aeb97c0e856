package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import io.iwc.workload.PromptImage.Unsized;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How large an image is, as its first bytes say it; whether it is whole, as the frame around its pixels says it. */
final class ImageSize {
    private static final long PNG = 0x89504E47_0D0A1A0AL;

    private final ByteBuffer bytes;

    private ImageSize(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The image in a text of base64, in either alphabet. */
    static PromptImage ofBase64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(plain(text));
        } catch (IllegalArgumentException e) {
            return PromptImage.of(Unsized.BROKEN);
        }
        return of(bytes);
    }

    private static String plain(String text) {
        var isPlain = text.chars().allMatch(c -> c > ' ' && c != '-' && c != '_');
        return isPlain
                ? text
                : text.replaceAll("[\\r\\n\\t ]+", "")
                        .replace('-', '+')
                        .replace('_', '/'); // as Google's clients write it
    }

    static PromptImage of(byte[] content) {
        try {
            return new ImageSize(content).read();
        } catch (IndexOutOfBoundsException e) {
            return PromptImage.of(Unsized.BROKEN); // cut off
        }
    }

    private PromptImage read() {
        if (bytes.capacity() >= 8 && bytes.getLong(0) == PNG) {
            return isWholePng() ? sized(bytes.getInt(16), bytes.getInt(20)) : PromptImage.of(Unsized.BROKEN);
        }
        if (begins("GIF8", 0)) {
            var little = bytes.order(ByteOrder.LITTLE_ENDIAN);
            var isWhole = bytes.get(bytes.capacity() - 1) == ';';
            return isWhole ? sized(u16(little, 6), u16(little, 8)) : PromptImage.of(Unsized.BROKEN);
        }
        if (begins("RIFF", 0) && begins("WEBP", 8)) {
            return new WebpSize(bytes).read().orElse(PromptImage.of(Unsized.BROKEN));
        }
        if (bytes.capacity() >= 2 && u16(bytes, 0) == 0xFFD8) {
            return new JpegSize(bytes).read().orElse(PromptImage.of(Unsized.BROKEN));
        }
        return PromptImage.of(bytes.capacity() == 0 ? Unsized.BROKEN : Unsized.UNKNOWN_FORMAT);
    }

    /** From its header over its pixels to its end. */
    private boolean isWholePng() {
        var hasPixels = false;
        for (var at = 8L; ; ) {
            var length = Integer.toUnsignedLong(bytes.getInt((int) at));
            var next = at + 12 + length;
            if (next > bytes.capacity() || (at == 8 && !begins("IHDR", 12))) {
                return false;
            }
            hasPixels |= begins("IDAT", (int) at + 4) && length > 0;
            if (begins("IEND", (int) at + 4)) {
                return hasPixels;
            }
            at = next;
        }
    }

    private boolean begins(String text, int at) {
        if (at + text.length() > bytes.capacity()) {
            return false;
        }
        var found = new byte[text.length()];
        bytes.get(at, found);
        return new String(found, StandardCharsets.ISO_8859_1).equals(text);
    }

    static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** An image of that size, broken if none can have it. */
    static PromptImage sized(int width, int height) {
        var isPossible = Math.min(width, height) > 0 && Math.max(width, height) <= PromptImage.MOST_PIXELS;
        return isPossible ? PromptImage.of(width, height) : PromptImage.of(Unsized.BROKEN);
    }

    /** The same of a format that may say nothing. */
    static Optional<PromptImage> found(int width, int height) {
        return Optional.of(sized(width, height));
    }
}
