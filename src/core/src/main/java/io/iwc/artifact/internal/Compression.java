package io.iwc.artifact.internal;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The compression of a file, detected from its first bytes, never from its name. */
enum Compression {
    NONE {
        @Override
        InputStream open(InputStream stored) {
            return stored;
        }
    },
    GZIP {
        @Override
        InputStream open(InputStream stored) throws IOException {
            return new GZIPInputStream(stored, 1 << 16);
        }
    },
    ZSTANDARD {
        @Override
        InputStream open(InputStream stored) {
            return new Zstandard(stored);
        }
    };

    private static final int MAGIC_LENGTH = 4;

    /** The content of a file packed like this. */
    abstract InputStream open(InputStream stored) throws IOException;

    /** Looks at the first bytes of a stream that supports marks, and goes back. */
    static Compression of(InputStream stored) throws IOException {
        stored.mark(MAGIC_LENGTH);
        var magic = HexFormat.of().formatHex(stored.readNBytes(MAGIC_LENGTH));
        stored.reset();
        if (magic.startsWith("1f8b")) {
            return GZIP;
        }
        return magic.equals("28b52ffd") ? ZSTANDARD : NONE;
    }

    /** Reports broken content as the JDK's streams do. */
    private static final class Zstandard extends FilterInputStream {
        Zstandard(InputStream stored) {
            super(new ZstdInputStream(stored));
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (MalformedInputException e) {
                throw new IOException("broken Zstandard content: " + e.getMessage(), e);
            }
        }
    }
}
