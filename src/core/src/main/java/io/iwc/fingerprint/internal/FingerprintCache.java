package io.iwc.fingerprint.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.Workload;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fingerprints of workloads in memory, each measured once per tokenizer however many assertions, reports and
 * parameters ask for it. A workload (an identity, it never changes) that is no longer referenced takes its fingerprints
 * with it. Thread-safe.
 *
 * @since 0.1
 */
public final class FingerprintCache {
    private static final Map<Workload, Map<TokenizerRef, Fingerprint>> MEASURED =
            Collections.synchronizedMap(new WeakHashMap<>());

    private FingerprintCache() {}

    /** The fingerprint of a workload as {@link Fingerprinter} makes it; the same object for the same tokenizer. */
    public static Fingerprint of(Workload workload, Tokenizer tokenizer) {
        return MEASURED.computeIfAbsent(workload, unmeasured -> new ConcurrentHashMap<>())
                .computeIfAbsent(tokenizer.reference(), counter -> Fingerprinter.of(workload, tokenizer));
    }
}
