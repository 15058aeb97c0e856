package io.iwc.image.internal;

import io.iwc.workload.PromptImage;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The size of a JPEG, which the header of its frame has, after whatever else a camera wrote before it.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegSize {
    private static final int END = 0xFFD9;

    private final ByteBuffer bytes;

    JpegSize(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Empty if it ends before its frame does. */
    Optional<PromptImage> read() {
        var at = 2;
        while (true) {
            if (marker(at) >>> 8 != 0xFF) {
                return Optional.empty();
            }
            var marker = marker(at) & 0xFF;
            if (marker == 0xFF) { // filling
                at++;
            } else if (isFrame(marker)) {
                var height = marker(at + 5);
                var width = marker(at + 7);
                return hasEnd(at) ? ImageSize.found(width, height) : Optional.empty();
            } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += 2;
            } else if (marker == (END & 0xFF)) {
                return Optional.empty();
            } else {
                at += 2 + Math.max(2, marker(at + 2));
            }
        }
    }

    private int marker(int at) {
        return ImageSize.u16(bytes, at);
    }

    /** All kinds of frames are in one row of numbers, with three others among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean hasEnd(int after) {
        for (var at = bytes.capacity() - 2; at > after; at--) {
            if (marker(at) == END) {
                return true;
            }
        }
        return false;
    }
}
