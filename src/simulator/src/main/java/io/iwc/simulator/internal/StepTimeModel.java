package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;

/**
 * How long a step takes, linear in what it computes: prompt tokens (compute), decoding sequences and the context they
 * read (memory). Coefficients are kept as whole picoseconds, so that a step is an exact integer of nanoseconds on
 * every machine and no sum depends on its order.
 */
public final class StepTimeModel {
    private static final double PICOS_PER_SECOND = 1e12;
    private static final long PICOS_PER_NANO = 1_000;

    private final long overheadPicos;
    private final long prefillPicos;
    private final long decodePicos;
    private final long kvReadPicos;

    public StepTimeModel(EngineProfile profile) {
        overheadPicos = Math.round(profile.stepOverheadSeconds() * PICOS_PER_SECOND);
        prefillPicos = Math.round(profile.prefillSecondsPerToken() * PICOS_PER_SECOND);
        decodePicos = Math.round(profile.decodeSecondsPerSequence() * PICOS_PER_SECOND);
        kvReadPicos = Math.round(profile.kvReadSecondsPerToken() * PICOS_PER_SECOND);
    }

    /**
     * Nanoseconds of one step.
     *
     * @param prefillTokens prompt tokens computed, of all sequences
     * @param decodingSequences sequences that decode one token each
     * @param contextTokens tokens of context that these read
     */
    public long nanos(int prefillTokens, int decodingSequences, long contextTokens) {
        var picos = overheadPicos
                + prefillPicos * prefillTokens
                + decodePicos * decodingSequences
                + kvReadPicos * contextTokens;
        return (picos + PICOS_PER_NANO / 2) / PICOS_PER_NANO;
    }
}
