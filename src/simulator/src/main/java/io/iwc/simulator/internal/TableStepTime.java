package io.iwc.simulator.internal;

import io.iwc.simulator.KernelTables;

/** Step times from measured kernels. */
public final class TableStepTime implements StepTime {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final KernelTables kernels;
    private final double launchMicros;
    private long extrapolated;

    public TableStepTime(KernelTables kernels) {
        this.kernels = kernels;
        launchMicros = kernels.attention().value(0, 0, 1, 0);
    }

    @Override
    public long nanos(StepLoad load) {
        var shape = kernels.shape();
        var tokens = padded(load.batchTokens());
        var layer = kernels.layerByTokens().value(tokens) + attention(load) + experts(load.batchTokens());
        var micros = kernels.onceByTokens().value(tokens)
                + kernels.layers() * layer
                + (load.sampledSequences() == 0 ? 0 : kernels.bySequences().value(load.sampledSequences()));
        var beside = shape.stepOverheadSeconds()
                + kernels.layers()
                        * (shape.layerOverheadSeconds()
                                + 2
                                        * (shape.allReduceSeconds()
                                                + shape.allReduceSecondsPerToken() * load.batchTokens()));
        return Math.round(micros * NANOS_PER_MICRO + beside * NANOS_PER_SECOND);
    }

    @Override
    public long extrapolated() {
        return extrapolated;
    }

    private double padded(long tokens) {
        for (var size : kernels.shape().paddedTo()) {
            if (size >= tokens) {
                return size;
            }
        }
        return tokens;
    }

    /**
     * Attention of a layer. Several chunks of one step take what each would take alone, launched once; those that
     * decode add what they add to one chunk with as many tokens that attend to as much.
     */
    private double attention(StepLoad load) {
        var decoding = load.decodingSequences();
        var each = decoding == 0 ? 0 : (double) load.contextTokens() / decoding;
        note(load, each);
        if (load.chunks() == 0) {
            return kernels.attention().value(0, 0, decoding, each);
        }
        if (load.chunks() == 1) {
            return kernels.attention()
                    .value((double) load.chunkTokens(0), (double) load.chunkContext(0), decoding, each);
        }
        var alone = launchMicros;
        for (var chunk = 0; chunk < load.chunks(); chunk++) {
            alone += Math.max(
                    0,
                    kernels.attention().value((double) load.chunkTokens(chunk), (double) load.chunkContext(chunk), 0, 0)
                            - launchMicros);
        }
        if (decoding == 0) {
            return alone;
        }
        var tokens = (double) load.prefillTokens();
        var context = Math.max(0, (load.prefillPairs() - StepLoad.pairs(load.prefillTokens(), 0)) / tokens);
        return alone
                + kernels.attention().value(tokens, context, decoding, each)
                - kernels.attention().value(tokens, context, 0, 0);
    }

    /**
     * Experts of a layer. Those of a GPU see the tokens of all replicas that share them. Each token takes only its share
     * of them, so that they compute as much as for so many fewer tokens that take theirs from one GPU.
     */
    private double experts(long tokens) {
        var shape = kernels.shape();
        var all = tokens * shape.sharingReplicas();
        return kernels.experts()
                .map(grid -> grid.value(
                        (double) all / shape.expertParallel(),
                        activated(shape.experts(), shape.expertsPerToken(), all) / shape.expertParallel()))
                .orElse(0.0);
    }

    /** Experts that any of the tokens takes, expected where each takes its own evenly. */
    static double activated(int experts, int perToken, long tokens) {
        return experts * (1 - StrictMath.pow(1 - (double) perToken / experts, (double) tokens));
    }

    private void note(StepLoad load, double each) {
        var grid = kernels.attention();
        var beyond = load.batchTokens() > kernels.layerByTokens().last()
                || load.sampledSequences() > kernels.bySequences().last()
                || load.decodingSequences() > grid.last(2)
                || each > grid.last(3);
        for (var chunk = 0; chunk < load.chunks() && !beyond; chunk++) {
            beyond = load.chunkContext(chunk) > grid.last(1) || load.chunkTokens(chunk) > grid.last(0);
        }
        extrapolated += beyond ? 1 : 0;
    }
}
