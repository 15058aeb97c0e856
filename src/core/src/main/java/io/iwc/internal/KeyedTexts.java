package io.iwc.internal;

import io.iwc.artifact.internal.FileFault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One text for each of very many others: the last ones written are in memory, those before them in a temporary file.
 * Texts that are replaced keep their room. Keys are distinguished as in {@link KeyedLongs}. Not safe for use by several
 * threads.
 */
public final class KeyedTexts implements Closeable {
    private static final int MOST_IN_HEAP = 1 << 18;

    private final KeyedLongs places = new KeyedLongs(2); // start, length in bytes
    private ByteBuffer tail = ByteBuffer.allocate(1 << 10);
    private long tailStart;
    private Optional<FileChannel> file = Optional.empty();

    /** The text of a key. */
    public Optional<String> get(String key) {
        return places.get(key).map(place -> text(place[0], (int) place[1]));
    }

    /**
     * Sets the text of a key.
     *
     * @throws io.iwc.IwcException if there is no room for it
     */
    public void put(String key, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        ensureCapacity(bytes.length);
        places.put(key, tailStart + tail.position(), bytes.length);
        tail.put(bytes);
    }

    /** Removes the temporary file. */
    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw FileFault.unwritable(folder(), e);
        }
    }

    private String text(long start, int length) {
        if (start >= tailStart) {
            return new String(tail.array(), (int) (start - tailStart), length, StandardCharsets.UTF_8);
        }
        var bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                file.orElseThrow().read(bytes, start + bytes.position());
            }
        } catch (IOException e) {
            throw FileFault.unwritable(folder(), e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    private void ensureCapacity(int length) {
        if (tail.remaining() >= length) {
            return;
        }
        if (tail.position() + length > MOST_IN_HEAP) {
            spill();
        }
        if (tail.remaining() < length) {
            var larger = ByteBuffer.allocate(Math.max(tail.capacity() * 2, tail.position() + length));
            tail = larger.put(tail.flip());
        }
    }

    private void spill() {
        try {
            if (file.isEmpty()) {
                file = Optional.of(FileChannel.open(
                        Files.createTempFile("iwc-texts", ".tmp"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
            }
            tail.flip();
            tailStart += tail.limit();
            while (tail.hasRemaining()) {
                file.get().write(tail);
            }
            tail.clear();
        } catch (IOException e) {
            throw FileFault.unwritable(folder(), e);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
