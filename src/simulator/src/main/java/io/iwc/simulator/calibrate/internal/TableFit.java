package io.iwc.simulator.calibrate.internal;

import io.iwc.simulator.KernelTables;
import io.iwc.simulator.internal.StepLoad;
import io.iwc.simulator.internal.TableStepTime;

/**
 * A linear step cost fitted to kernel tables alone: to the steps that a server with such a KV cache can meet. Those near
 * a full cache count most, since queues form there; steps with prompts count by how long they take.
 */
public final class TableFit {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MOST_CONTEXT = 16_384;
    private static final double[] FILLS = {0.05, 0.1, 0.25, 0.5, 0.75, 1};
    private static final int[] SEQUENCES = {1, 2, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256};
    private static final int SHORT = 512;
    private static final int LONG = 4_096;
    private static final double UNUSUAL_COUNTS = 0.1;
    private static final double ALONE_COUNTS = 0.25; // prompts without anybody who decodes
    private static final int CHUNKS = 31; // no power of two: most batches do not fill the tiles of their kernels
    private static final int[] BEFORE = {0, 512, 2_048};

    private final TableStepTime time;
    private LinearFit fit = new LinearFit();
    private final long kvTokens;

    private TableFit(KernelTables kernels, long kvTokens) {
        time = new TableStepTime(kernels);
        this.kvTokens = kvTokens;
    }

    /**
     * Fits.
     *
     * @param kvTokens tokens that the KV cache holds
     * @param maxBatchedTokens tokens of a step at most
     * @param maxSequences sequences of a step at most
     */
    public static Fitted fit(KernelTables kernels, long kvTokens, int maxBatchedTokens, int maxSequences) {
        var fit = new TableFit(kernels, kvTokens);
        for (var sequences : SEQUENCES) {
            for (var fill : FILLS) {
                if (sequences <= maxSequences) {
                    fit.decoding(sequences, fill);
                }
            }
        }
        fit.fit = LinearFit.ofPrompts(fit.fit.fitted().cost());
        for (var chunk = 1; chunk <= CHUNKS; chunk++) {
            for (var before : BEFORE) {
                fit.prompts(chunk * maxBatchedTokens / CHUNKS, before);
            }
        }
        return fit.fit.fitted();
    }

    private void decoding(int sequences, double fill) {
        var context = context(sequences, fill);
        if (context >= 1 && context <= MOST_CONTEXT) {
            var usual = context >= SHORT && context <= LONG ? 1 : UNUSUAL_COUNTS;
            add(new StepLoad().decode(sequences, sequences, sequences * context), fill * usual);
        }
    }

    private void prompts(int tokens, int before) {
        if (tokens + before > kvTokens) {
            return;
        }
        add(new StepLoad().prefill(tokens, before, true), ALONE_COUNTS);
        for (var sequences : SEQUENCES) {
            var context = context(sequences, 1);
            if (sequences >= tokens || context < SHORT || context > LONG) {
                continue;
            }
            add(
                    new StepLoad()
                            .prefill(tokens - sequences, before, true)
                            .decode(sequences, sequences, sequences * context),
                    1);
        }
    }

    private long context(int sequences, double fill) {
        return Math.round(fill * kvTokens / sequences);
    }

    private void add(StepLoad load, double weight) {
        fit.add(load, time.nanos(load) / NANOS_PER_SECOND, weight);
    }
}
