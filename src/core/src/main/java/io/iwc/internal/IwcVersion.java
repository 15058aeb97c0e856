package io.iwc.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The version of IWC that is running, as recorded in manifests and reports.
 *
 * @since 0.1
 */
public final class IwcVersion {
    private static final String CURRENT = load();

    private IwcVersion() {}

    /** For example {@code 0.1.0}. */
    public static String current() {
        return CURRENT;
    }

    private static String load() {
        var resource = "iwc-version.txt"; // filled in by the build
        try (var in = Objects.requireNonNull(IwcVersion.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
