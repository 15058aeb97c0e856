package io.iwc.workload.internal;

import io.iwc.artifact.internal.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The JSON Schema of one line of a canonical file, as it ships in the jar.
 *
 * @since 0.1
 */
public final class WorkloadSchema {
    /** What manifests call it. */
    public static final String ID = "iwc-workload/1";

    /** Its place on the class path. */
    public static final String RESOURCE = "/iwc-workload-1.schema.json";

    private static final byte[] BYTES = load();

    private WorkloadSchema() {}

    /** The schema, a JSON document. */
    public static byte[] bytes() {
        return BYTES.clone();
    }

    /** Hash of the schema, hex. */
    public static String sha256() {
        return Sha256.hex(BYTES);
    }

    private static byte[] load() {
        try (var in = Objects.requireNonNull(WorkloadSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
