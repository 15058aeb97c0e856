package io.iwc.artifact.internal;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Bytes cut into blocks of whole lines, some hundred kilobytes of them or a longer one. The last line may end with the
 * bytes. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class LineBlocks {
    private static final int BLOCK = 1 << 18;
    private static final byte[] NOTHING = {};

    private final String file;
    private final InputStream content;
    private final int maxLineBytes;
    private byte[] begun = NOTHING; // a line whose end has not been read
    private Optional<IOException> fault = Optional.empty();
    private boolean isTooLong;

    /**
     * Nothing read yet.
     *
     * @param file as the user named it
     * @param maxLineBytes where a line has so many and does not end, no further block is cut
     */
    public LineBlocks(String file, InputStream content, int maxLineBytes) {
        this.file = file;
        this.content = content;
        this.maxLineBytes = maxLineBytes;
    }

    /** The next lines; empty at the end, before a {@linkplain #fault() fault}, and before a line that is too long. */
    public Optional<LineBlock> next() {
        if (isTooLong) {
            return Optional.empty();
        }
        var bytes = Arrays.copyOf(begun, Math.max(BLOCK, 2 * begun.length));
        var size = begun.length;
        while (true) {
            var read = read(bytes, size);
            if (read == 0) {
                break;
            }
            size += read;
            var end = size == bytes.length ? lastLineEnd(bytes, size - read, size) : 0;
            if (end > 0) {
                begun = Arrays.copyOfRange(bytes, end, size);
                return Optional.of(new LineBlock(file, bytes, end));
            }
            if (size == bytes.length) {
                if (size >= maxLineBytes) {
                    isTooLong = true;
                    begun = bytes;
                    return Optional.empty();
                }
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
        }
        var end = fault.isPresent() ? lastLineEnd(bytes, 0, size) : size;
        begun = Arrays.copyOfRange(bytes, end, size);
        return end > 0 ? Optional.of(new LineBlock(file, bytes, end)) : Optional.empty();
    }

    /** Why no more can be read; to be looked at when there is no further block. */
    public Optional<IOException> fault() {
        return fault;
    }

    /** Whether the next line is longer than allowed; to be looked at when there is no further block. */
    public boolean isTooLong() {
        return isTooLong;
    }

    /** What is in no block yet; throws the fault again where it happened. No further block may be asked for. */
    public InputStream rest() {
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(begun),
                fault.<InputStream>map(Faulty::new).orElseGet(() -> new Unclosed(content)))));
    }

    /** Reads into the rest of an array; 0 at the end of the bytes, or of what of them can be read. */
    private int read(byte[] bytes, int from) {
        if (fault.isPresent()) {
            return 0;
        }
        try {
            return Math.max(0, content.read(bytes, from, bytes.length - from));
        } catch (IOException e) {
            fault = Optional.of(e);
            return 0;
        }
    }

    /** Behind the last newline among these bytes; 0 if there is none. */
    private static int lastLineEnd(byte[] bytes, int from, int to) {
        for (var end = to; end > from; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** Whoever opened a stream closes it, once its bytes are hashed. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream content) {
            super(content);
        }

        @Override
        public void close() {}
    }

    private static final class Faulty extends InputStream {
        private final IOException fault;

        Faulty(IOException fault) {
            this.fault = fault;
        }

        @Override
        public int read() throws IOException {
            throw fault;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw fault;
        }
    }
}
