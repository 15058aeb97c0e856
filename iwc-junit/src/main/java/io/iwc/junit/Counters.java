package io.iwc.junit;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintCache;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.Workload;

/** What counts workloads that no annotation declared: captured ones. */
final class Counters {
    private Counters() {}

    static Fingerprint fingerprint(Workload workload, Configuration configuration) {
        var id = workload.tokenizer().map(TokenizerRef::id).orElseGet(configuration::tokenizer);
        return FingerprintCache.of(workload, Tokenizers.of(id));
    }
}
