package io.iwc.artifact.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * The content of a compressed file, refused once it is many times larger than what it is made of: such a file is made to
 * fill memories. Traces and chats compress to a tenth, seldom to a hundredth.
 */
final class BoundedContent extends FilterInputStream {
    /** System property with the number of bytes that one byte of a compressed file may become. */
    static final String MAX_RATIO = "iwc.decompression.maxRatio";

    private static final long USUAL_MAX_RATIO = 250;

    /** Whatever its ratio, that much is harmless. */
    private static final long HARMLESS_BYTES = 64L << 20;

    private final String file;
    private final LongSupplier storedBytes;
    private final long maxRatio = Math.max(1, Long.getLong(MAX_RATIO, USUAL_MAX_RATIO));
    private long bytes;
    private long lines = 1;

    /**
     * Content to be watched.
     *
     * @param storedBytes how many bytes of the file have been read so far
     */
    BoundedContent(InputStream content, String file, LongSupplier storedBytes) {
        super(content);
        this.file = file;
        this.storedBytes = storedBytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = in.read(buffer, offset, length);
        for (var i = offset; i < offset + count; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        bytes += Math.max(0, count);
        if (bytes > HARMLESS_BYTES && bytes / maxRatio > storedBytes.getAsLong()) {
            throw new InvalidInputException(Problem.at(
                    file,
                    lines,
                    "",
                    "found " + bytes + " bytes that " + storedBytes.getAsLong() + " compressed ones have become (ratio "
                            + bytes / Math.max(1, storedBytes.getAsLong()) + "), expected a ratio of at most "
                            + maxRatio
                            + " (if the file is what it should be: JAVA_TOOL_OPTIONS=-D" + MAX_RATIO + "=N)"));
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
