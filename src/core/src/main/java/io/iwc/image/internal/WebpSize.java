package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The size of a WebP, which each of its three kinds writes in its own way.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
final class WebpSize {
    private static final int LOSSY = 0x20385056; // "VP8 ", the lowest byte first
    private static final int LOSSLESS = 0x4C385056; // "VP8L"
    private static final int EXTENDED = 0x58385056; // "VP8X"
    private static final int START_OF_FRAME = 0x2A019D;
    private static final int LOSSLESS_SIGN = 0x2F;
    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int THREE_BYTES = 0xFFFFFF;

    private final ByteBuffer bytes;

    WebpSize(ByteBuffer bytes) {
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Empty if it is not whole. */
    Optional<PromptImage> read() {
        if (Integer.toUnsignedLong(bytes.getInt(4)) + 8 > bytes.capacity()) {
            return Optional.empty();
        }
        return switch (bytes.getInt(12)) {
            case LOSSY ->
                (bytes.getInt(23) & THREE_BYTES) == START_OF_FRAME
                        ? ImageSize.found(
                                ImageSize.u16(bytes, 26) & FOURTEEN_BITS, ImageSize.u16(bytes, 28) & FOURTEEN_BITS)
                        : Optional.empty();
            case LOSSLESS -> {
                var sizes = bytes.getInt(21);
                yield bytes.get(20) == LOSSLESS_SIGN
                        ? ImageSize.found((sizes & FOURTEEN_BITS) + 1, (sizes >>> 14 & FOURTEEN_BITS) + 1)
                        : Optional.empty();
            }
            case EXTENDED ->
                ImageSize.found((bytes.getInt(24) & THREE_BYTES) + 1, (bytes.getInt(26) >>> 8 & THREE_BYTES) + 1);
            default -> Optional.empty();
        };
    }
}
