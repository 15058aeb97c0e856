package io.iwc.simulator;

import io.iwc.run.Run;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;

/**
 * The engine on its virtual clock.
 *
 * @since 0.1
 */
public final class Engine implements Predictor {
    private Engine() {}

    /** An engine of that profile; the tokenizer counts prompts that have text. */
    public static Engine of(EngineProfile profile, long seed, Tokenizer tokenizer) {
        throw new UnsupportedOperationException("engine");
    }

    @Override
    public Run predict(Workload workload) {
        throw new UnsupportedOperationException("engine");
    }
}
