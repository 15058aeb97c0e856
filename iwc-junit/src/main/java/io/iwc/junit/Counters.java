package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.internal.FingerprintCache;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.Workload;
import java.util.Optional;

/** The tokenizer: of the annotation, else of the configuration. */
final class Counters {
    private Counters() {}

    /**
     * The tokenizer of a declaration, unless a fault was added.
     *
     * @param declared its id in the annotation; empty for that of {@code iwc.tokenizer}
     */
    static Optional<Tokenizer> find(
            String declared, Declaration<?> declaration, Configuration configuration, DeclarationFaults faults) {
        try {
            return Optional.of(Tokenizers.of(declared.isEmpty() ? configuration.tokenizer() : declared));
        } catch (IwcException unknown) {
            var attribute = declared.isEmpty() ? "tokenizer (from iwc.tokenizer)" : "tokenizer";
            faults.add(declaration.fault(attribute, "tokenizer", unknown));
            return Optional.empty();
        }
    }

    /** Of a workload that no annotation declared: a captured one. */
    static Fingerprint fingerprint(Workload workload, Configuration configuration) {
        return FingerprintCache.of(workload, of(workload, configuration));
    }

    /** What counts its tokens. */
    static Tokenizer of(Workload workload, Configuration configuration) {
        return Tokenizers.of(workload.tokenizer().map(TokenizerRef::id).orElseGet(configuration::tokenizer));
    }
}
