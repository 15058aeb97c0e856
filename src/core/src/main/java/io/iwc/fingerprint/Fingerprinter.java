package io.iwc.fingerprint;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;

/**
 * Measures a workload in one pass: sees each request once, in arrival order, and lets it go.
 *
 * @since 0.1
 */
public final class Fingerprinter {
    /** The fingerprint of a workload that is in memory. */
    public static Fingerprint of(Workload workload, Tokenizer tokenizer) {
        throw new UnsupportedOperationException("fingerprint");
    }

    /** Takes the next request in arrival order. */
    public void accept(Request request) {
        throw new UnsupportedOperationException("fingerprint");
    }
}
