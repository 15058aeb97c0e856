package io.iwc.assertj;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.Workload;
import java.util.Optional;

/** Which tokenizer an assertion counts with. */
record Counting(Optional<Tokenizer> chosen) {
    static Counting byWorkloadTokenizer() {
        return new Counting(Optional.empty());
    }

    static Counting with(Tokenizer tokenizer) {
        return new Counting(Optional.of(tokenizer));
    }

    /** The chosen one, else the workload's own, else the configured one. */
    Tokenizer tokenizerOf(Workload workload) {
        return chosen.orElseGet(
                () -> Tokenizers.of(workload.tokenizer().map(TokenizerRef::id).orElseGet(Counting::configured)));
    }

    private static String configured() {
        return ConfiguredValue.of("iwc.tokenizer")
                .orElseGet(() -> Tokenizers.standard().id());
    }
}
