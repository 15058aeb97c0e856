package io.iwc.simulator;

import io.iwc.simulator.internal.Curve;
import io.iwc.simulator.internal.Grid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measured times of a model's kernels on one GPU, in microseconds: what is computed for all tokens of a batch, for each
 * sequence that gets a token, for attention, and for the experts of a mixture. Between measured points times are
 * interpolated, beyond the last they are continued along the last two. Immutable.
 *
 * @since 0.1
 */
public final class KernelTables {
    private final int layers;
    private final Curve onceByTokens;
    private final Curve layerByTokens;
    private final Curve bySequences;
    private final Grid attention;
    private final @Nullable Grid experts;
    private final Shape shape;

    KernelTables(
            int layers,
            Curve onceByTokens,
            Curve layerByTokens,
            Curve bySequences,
            Grid attention,
            @Nullable Grid experts,
            Shape shape) {
        this.layers = layers;
        this.onceByTokens = onceByTokens;
        this.layerByTokens = layerByTokens;
        this.bySequences = bySequences;
        this.attention = attention;
        this.experts = experts;
        this.shape = Objects.requireNonNull(shape, "shape");
    }

    /** Layers of the model. */
    public int layers() {
        return layers;
    }

    /** What is computed once a step, by tokens of the batch. */
    @SuppressWarnings("exports") // read by the engine alone
    public Curve onceByTokens() {
        return onceByTokens;
    }

    /** What is computed in each layer, by tokens of the batch, without attention and experts. */
    @SuppressWarnings("exports") // read by the engine alone
    public Curve layerByTokens() {
        return layerByTokens;
    }

    /** What is computed once a step, by sequences that get a token. */
    @SuppressWarnings("exports") // read by the engine alone
    public Curve bySequences() {
        return bySequences;
    }

    /** Attention of a layer, by tokens of the chunk, tokens before it, decoding sequences and tokens each of them reads. */
    @SuppressWarnings("exports") // read by the engine alone
    public Grid attention() {
        return attention;
    }

    /** Experts of a layer on one GPU, by tokens and by those of its experts that any of them takes. */
    @SuppressWarnings("exports") // read by the engine alone
    public Optional<Grid> experts() {
        return Optional.ofNullable(experts);
    }

    /** What the tables alone do not say. */
    public Shape shape() {
        return shape;
    }

    /**
     * What the tables alone do not say.
     *
     * @param experts of a mixture; 0 for a dense model
     * @param expertsPerToken 0 for a dense model
     * @param expertParallel GPUs that share the experts, each with its own; 1 if every one has all
     * @param sharingReplicas replicas among them, whose tokens go to all of these GPUs; 1 if it is one replica's
     * @param paddedTo sizes that a batch is padded to, ascending: those of captured graphs
     * @param allReduceSeconds latency of one of the two sums a layer over the GPUs that share it, and of one of the two
     *     exchanges with other replicas that share its experts; 0 on one GPU
     * @param allReduceSecondsPerToken what each token of the batch adds to that
     * @param stepOverheadSeconds of every step beside its kernels
     * @param layerOverheadSeconds of every layer beside its kernels
     * @since 0.1
     */
    public record Shape(
            int experts,
            int expertsPerToken,
            int expertParallel,
            int sharingReplicas,
            List<Integer> paddedTo,
            double allReduceSeconds,
            double allReduceSecondsPerToken,
            double stepOverheadSeconds,
            double layerOverheadSeconds) {
        public Shape {
            paddedTo = List.copyOf(paddedTo);
        }
    }
}
