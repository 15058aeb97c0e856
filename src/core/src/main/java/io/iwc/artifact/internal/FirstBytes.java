package io.iwc.artifact.internal;

import java.util.Optional;

/** What the first four bytes of a file say of its encoding, with a byte order mark or without. */
final class FirstBytes {
    static final int COUNT = 4;

    private final byte[] bytes;

    FirstBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the mark of UTF-8 comes first. */
    boolean haveMarkOfUtf8() {
        return begin(0xEF, 0xBB, 0xBF);
    }

    /** What was found instead of UTF-8, if that can be told; text in UTF-8 holds no NUL. */
    Optional<String> otherThanUtf8() {
        if (begin(0xFF, 0xFE, 0, 0) || begin(0, 0, 0xFE, 0xFF)) {
            return Optional.of("UTF-32 text");
        }
        if (begin(0xFF, 0xFE) || begin(0xFE, 0xFF)) {
            return Optional.of("UTF-16 text");
        }
        var nul = new StringBuilder();
        for (var one : bytes) {
            nul.append(one == 0 ? '0' : 'x');
        }
        return switch (nul.toString()) {
            case "0000" -> Optional.of("NUL bytes, as where something was never written");
            case "x000", "000x" -> Optional.of("UTF-32 text without a byte order mark");
            case "x0x0", "0x0x" -> Optional.of("UTF-16 text without a byte order mark");
            default -> Optional.empty();
        };
    }

    private boolean begin(int... values) {
        for (var i = 0; i < values.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }
}
