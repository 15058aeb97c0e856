package io.iwc.cli;

import io.iwc.drift.internal.Resemblance;
import io.iwc.drift.internal.ResemblanceFile;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.generate.Resynthesis;
import io.iwc.report.internal.ResemblanceText;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.util.Optional;

/** A re-synthesised workload and its deviation from the source. */
record SynthesisReport(Fingerprint source, Fingerprint made, Workload workload) {
    /** Counts a source with words; what is made has none. */
    static Tokenizer tokenizer() {
        return Tokenizers.of("tiktoken");
    }

    /** As many requests as asked for, else as the source has; other arrivals only if some were asked for. */
    static SynthesisReport of(
            Fingerprint source, Optional<Integer> requests, ArrivalOptions arrival, long seed, String name) {
        var recipe = Resynthesis.of(source).withSeed(seed);
        var sized = requests.map(recipe::withRequests).orElse(recipe);
        var timed = arrival.process()
                .map(process -> sized.arriving(process, arrival.rng()))
                .orElse(sized);
        return of(source, timed.generate(name), tokenizer());
    }

    private static SynthesisReport of(Fingerprint source, Workload workload, Tokenizer tokenizer) {
        var options = Fingerprinter.Options.of(tokenizer);
        var measured = source.blockSizes().isEmpty() ? options : options.withBlockSizes(source.blockSizes());
        return new SynthesisReport(source, Fingerprinter.of(workload, measured), workload);
    }

    String text() {
        return ResemblanceText.of(source, made, Resemblance.of(source, made));
    }

    String json() {
        return ResemblanceFile.text(source, made, Resemblance.of(source, made));
    }
}
