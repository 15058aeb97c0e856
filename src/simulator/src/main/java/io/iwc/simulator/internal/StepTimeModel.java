package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.StepCost;

/**
 * How long a step takes, linear in what it computes: prompt tokens and what they attend to (compute), decoding
 * sequences and the context they read (memory). Coefficients are kept as whole picoseconds, that of attention as whole
 * femtoseconds, so that a step is an exact integer of nanoseconds on every machine and no sum depends on its order.
 */
public final class StepTimeModel implements StepTime {
    private static final double PICOS_PER_SECOND = 1e12;
    private static final double FEMTOS_PER_SECOND = 1e15;
    private static final long PICOS_PER_NANO = 1_000;
    private static final long FEMTOS_PER_PICO = 1_000;

    private final long overheadPicos;
    private final long prefillPicos;
    private final int freePrefillTokens;
    private final long pairFemtos;
    private final long decodePicos;
    private final long kvReadPicos;
    private final long mixedReadPicos;

    public StepTimeModel(StepCost.Linear cost) {
        overheadPicos = Math.round(cost.stepOverheadSeconds() * PICOS_PER_SECOND);
        prefillPicos = Math.round(cost.prefillSecondsPerToken() * PICOS_PER_SECOND);
        freePrefillTokens = cost.freePrefillTokens();
        pairFemtos = Math.round(cost.prefillSecondsPerPair() * FEMTOS_PER_SECOND);
        decodePicos = Math.round(cost.decodeSecondsPerSequence() * PICOS_PER_SECOND);
        kvReadPicos = Math.round(cost.kvReadSecondsPerToken() * PICOS_PER_SECOND);
        mixedReadPicos = Math.round(cost.mixedReadSecondsPerToken() * PICOS_PER_SECOND);
    }

    /**
     * The step times of a profile whose cost is linear.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static StepTimeModel of(EngineProfile profile) {
        if (profile.stepCost() instanceof StepCost.Linear linear) {
            return new StepTimeModel(linear);
        }
        throw new IllegalArgumentException(profile.name() + ": its step times are not linear");
    }

    @Override
    public long nanos(StepLoad load) {
        var prefill = Math.max(0, load.prefillTokens() - freePrefillTokens);
        var picos = overheadPicos
                + prefillPicos * prefill
                + pairFemtos * load.prefillPairs() / FEMTOS_PER_PICO
                + decodePicos * load.decodeTokens()
                + (load.chunks() == 0 ? kvReadPicos : kvReadPicos + mixedReadPicos) * load.contextTokens();
        return (picos + PICOS_PER_NANO / 2) / PICOS_PER_NANO;
    }
}
