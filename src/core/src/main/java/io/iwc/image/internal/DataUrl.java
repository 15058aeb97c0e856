package io.iwc.image.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a URL carries itself, in base64.
 *
 * @param mediaType such as {@code image/png}, without parameters; empty if it says none
 * @param base64 as it stands there
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397</a>
 */
public record DataUrl(String mediaType, String base64) {
    private static final Pattern HEAD = Pattern.compile("data:([^;,]*)(?:;[^;,]*)*?;base64,", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HEAD = 1024;

    /** The parts of a URL; empty if it carries nothing, or not in base64. */
    public static Optional<DataUrl> of(String url) {
        var head = HEAD.matcher(url).region(0, Math.min(url.length(), LONGEST_HEAD));
        return head.lookingAt() ? Optional.of(new DataUrl(head.group(1), url.substring(head.end()))) : Optional.empty();
    }

    /** Whether a URL says that it carries something, in whatever way. */
    static boolean isOne(String url) {
        return url.regionMatches(true, 0, "data:", 0, 5);
    }
}
