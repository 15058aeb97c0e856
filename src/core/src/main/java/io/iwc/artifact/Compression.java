package io.iwc.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How a file is packed, told from its first bytes, never from its name. */
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
    };

    /** The content of a file packed like this. */
    abstract InputStream open(InputStream stored) throws IOException;

    /** Looks at the first bytes of a stream that supports marks, and goes back. */
    static Compression of(InputStream stored) throws IOException {
        stored.mark(2);
        var magic = stored.readNBytes(2);
        stored.reset();
        return magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B ? GZIP : NONE;
    }
}
