package io.iwc.simulator.internal;

import io.iwc.simulator.StepCost;

/**
 * Step times from a model's shape and a GPU's data sheet: the longer of what the arithmetic takes and what reading
 * weights, keys and values takes, attention apart from the rest, and the sums over GPUs behind it.
 */
public final class RooflineStepTime implements StepTime {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FLOPS_PER_WEIGHT = 2;
    private static final int FLOPS_PER_PAIR = 4; // a product for the score and one for the value

    private final StepCost.Roofline sheet;
    private final double flops;
    private final double bandwidth;
    private final double keyValueSecondsPerToken;
    private final double flopsPerPair;
    private final boolean dense; // or each token goes to all experts
    private final double expertParameters;
    private final GpuSums sums;

    public RooflineStepTime(StepCost.Roofline sheet) {
        this.sheet = sheet;
        flops = sheet.flopsPerSecond() * sheet.computeEfficiency() * sheet.gpus();
        bandwidth = sheet.bytesPerSecond() * sheet.memoryEfficiency() * sheet.gpus();
        keyValueSecondsPerToken = keyValueSecondsPerToken(sheet);
        flopsPerPair = (double) FLOPS_PER_PAIR * sheet.layers() * sheet.heads() * sheet.headSize();
        sums = new GpuSums(sheet.gpus(), 1, sheet.hiddenSize(), sheet.linkBytesPerSecond(), sheet.linkSeconds());
        dense = sheet.experts() == 0 || sheet.experts() == sheet.expertsPerToken();
        expertParameters = dense
                ? 0
                : (sheet.parameters() - sheet.activeParameters())
                        / (1 - (double) sheet.expertsPerToken() / sheet.experts());
    }

    /** The GPUs share the heads of keys and values; what is one head, each reads. */
    private static double keyValueSecondsPerToken(StepCost.Roofline sheet) {
        var heads = (sheet.keyValueHeads() + sheet.gpus() - 1) / sheet.gpus();
        var bytes = (double) sheet.layers() * sheet.keyValueSize() * sheet.bytesPerKeyValue();
        return bytes * heads / sheet.keyValueHeads() / (sheet.bytesPerSecond() * sheet.memoryEfficiency());
    }

    @Override
    public long nanos(StepLoad load) {
        var tokens = load.batchTokens();
        var weights = Math.max(
                FLOPS_PER_WEIGHT * sheet.activeParameters() * tokens / flops,
                readParameters(tokens) * sheet.bytesPerWeight() / bandwidth);
        var decoding = load.contextTokens() * keyValueSecondsPerToken;
        var prefilling =
                Math.max(load.prefillPairs() * flopsPerPair / flops, prefillContext(load) * keyValueSecondsPerToken);
        var seconds = sheet.overheadSeconds()
                + weights
                + decoding
                + prefilling
                + 2.0 * sheet.layers() * (sums.seconds() + sums.secondsPerToken() * tokens);
        return Math.round(seconds * NANOS_PER_SECOND);
    }

    private double readParameters(long tokens) {
        return dense
                ? sheet.parameters()
                : sheet.parameters()
                        - expertParameters
                                * (1
                                        - TableStepTime.activated(sheet.experts(), sheet.expertsPerToken(), tokens)
                                                / sheet.experts());
    }

    private static long prefillContext(StepLoad load) {
        var context = 0L;
        for (var chunk = 0; chunk < load.chunks(); chunk++) {
            context += load.chunkContext(chunk) + load.chunkTokens(chunk);
        }
        return context;
    }
}
