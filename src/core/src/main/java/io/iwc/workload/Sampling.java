package io.iwc.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the answer is to be drawn and delivered; every part may be unset, then the endpoint decides.
 *
 * @param temperature ≥ 0
 * @param topP 0..1
 * @param seed of the endpoint's sampler
 * @param stop stop sequences
 * @param streaming whether the answer is to be streamed
 * @param cancelAfterMillis the client hangs up that long after sending
 * @since 0.1
 */
public record Sampling(
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalLong seed,
        List<String> stop,
        Optional<Boolean> streaming,
        OptionalLong cancelAfterMillis) {
    /** Nothing set. */
    public static final Sampling UNSET = new Sampling(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            List.of(),
            Optional.empty(),
            OptionalLong.empty());

    public Sampling {
        stop = List.copyOf(stop);
    }

    /** The compiler's default: greedy, as the original did. */
    public static Sampling of(double temperature, double topP, boolean streaming) {
        return new Sampling(
                OptionalDouble.of(temperature),
                OptionalDouble.of(topP),
                OptionalLong.empty(),
                List.of(),
                Optional.of(streaming),
                OptionalLong.empty());
    }
}
