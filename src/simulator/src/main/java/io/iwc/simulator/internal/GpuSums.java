package io.iwc.simulator.internal;

/**
 * What GPUs pass to each other in a layer, twice: sums over those that share the layer, and the tokens of replicas that
 * share its experts.
 *
 * @param gpus that share a layer (tensor parallel), ≥ 1
 * @param replicas that share experts, ≥ 1
 * @param hiddenSize numbers a token is between layers
 * @param linkBytesPerSecond between GPUs; without meaning if there is one
 * @param linkSeconds of each of the two, however small
 */
public record GpuSums(int gpus, int replicas, int hiddenSize, double linkBytesPerSecond, double linkSeconds) {
    private static final int BYTES_PER_NUMBER = 2; // sums are of 16 bits, whatever weights and cache are

    /** Latency of one of the two; 0 on one GPU. */
    public double seconds() {
        return ((gpus > 1 ? 1 : 0) + (replicas > 1 ? 1 : 0)) * linkSeconds;
    }

    /**
     * What each token of a replica adds to that: in a sum every GPU passes on what it has to all others, there and back;
     * a replica gets the tokens of all others, or its own from them.
     */
    public double secondsPerToken() {
        if (gpus == 1 && replicas == 1) {
            return 0;
        }
        var bytes = (double) hiddenSize * BYTES_PER_NUMBER;
        return bytes * (2.0 * (gpus - 1) / gpus + (replicas - 1)) / linkBytesPerSecond;
    }
}
