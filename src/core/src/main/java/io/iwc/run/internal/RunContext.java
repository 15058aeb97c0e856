package io.iwc.run.internal;

import io.iwc.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run folder records besides the run: its workload and time. Start from {@link #none()}.
 *
 * @param workload fingerprint of the workload as it was sent
 * @param manifest the workload's manifest file as text
 * @param startedAt the only clock value of the folder; never compared
 * @since 0.1
 */
public record RunContext(Optional<Fingerprint> workload, Optional<String> manifest, Optional<Instant> startedAt) {
    /** No context. */
    public static RunContext none() {
        return new RunContext(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RunContext withWorkload(Fingerprint fingerprint) {
        return new RunContext(Optional.of(fingerprint), manifest, startedAt);
    }

    /** The text of the workload's manifest file. */
    public RunContext withManifest(String yaml) {
        return new RunContext(workload, Optional.of(yaml), startedAt);
    }

    public RunContext startedAt(Instant instant) {
        return new RunContext(workload, manifest, Optional.of(instant));
    }
}
