package io.iwc.wire.internal;

import java.util.Map;

/** What images are that come without saying it. */
final class ImageBytes {
    /** The first bytes of each kind, in base64. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "iVBORw0KGgo", "image/png",
            "/9j/", "image/jpeg",
            "R0lGOD", "image/gif",
            "UklGR", "image/webp");

    private ImageBytes() {}

    static String mediaType(String base64) {
        return BEGINNINGS.entrySet().stream()
                .filter(kind -> base64.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("application/octet-stream");
    }
}
