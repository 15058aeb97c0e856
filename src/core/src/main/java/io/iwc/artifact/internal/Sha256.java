package io.iwc.artifact.internal;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash that content is known by, taken while the bytes pass. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class Sha256 {
    private final MessageDigest digest = newDigest();
    private long bytes;

    /** Hex digits of a text's UTF-8 bytes. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hex digits of some bytes. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    /**
     * Hex digits of a file's bytes, read as a stream.
     *
     * @throws io.iwc.IwcException if it cannot be read
     */
    public static String hex(Path file) {
        var hash = new Sha256();
        try (var in = hash.digesting(Files.newInputStream(file))) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
        return hash.hex();
    }

    /** A stream that passes everything on and hashes it here. */
    public OutputStream digesting(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                update(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                out.write(buffer, offset, length);
                update(buffer, offset, length);
            }
        };
    }

    /** A stream that hashes here what is read from it. Skipped bytes are read. */
    public InputStream digesting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                var b = in.read();
                if (b >= 0) {
                    update(new byte[] {(byte) b}, 0, 1);
                }
                return b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var count = in.read(buffer, offset, length);
                if (count > 0) {
                    update(buffer, offset, count);
                }
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                return readNBytes((int) Math.min(count, Integer.MAX_VALUE)).length;
            }

            @Override
            public boolean markSupported() {
                return false; // going back would hash twice
            }
        };
    }

    /** How many bytes were hashed so far. */
    public long bytes() {
        return bytes;
    }

    /** The hash of everything so far, as hex digits. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
        }
    }

    /** Hashes these bytes as well. */
    public void update(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
        bytes += length;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
