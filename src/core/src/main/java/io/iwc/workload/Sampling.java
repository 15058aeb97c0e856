package io.iwc.workload;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How the answer is to be drawn and delivered; every part may be unset, then the endpoint decides. Immutable.
 *
 * @since 0.1
 */
public final class Sampling {
    /** Nothing set. */
    public static final Sampling UNSET = builder().build();

    private final OptionalDouble temperature;
    private final OptionalDouble topP;
    private final OptionalLong seed;
    private final List<String> stop;
    private final Optional<Boolean> streaming;
    private final OptionalLong cancelAfterMillis;

    private Sampling(Builder builder) {
        temperature = builder.temperature;
        topP = builder.topP;
        seed = builder.seed;
        stop = List.copyOf(builder.stop);
        streaming = builder.streaming;
        cancelAfterMillis = builder.cancelAfterMillis;
    }

    /** The compiler's default: greedy, as the original did. */
    public static Sampling of(double temperature, double topP, boolean streaming) {
        return builder()
                .temperature(temperature)
                .topP(topP)
                .streaming(streaming)
                .build();
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from what is set here. */
    public Builder toBuilder() {
        return builder()
                .temperature(temperature)
                .topP(topP)
                .seed(seed)
                .stop(stop)
                .streaming(streaming)
                .cancelAfterMillis(cancelAfterMillis);
    }

    /** Temperature, ≥ 0. */
    public OptionalDouble temperature() {
        return temperature;
    }

    /** Share of the probability that is drawn from, 0..1. */
    public OptionalDouble topP() {
        return topP;
    }

    /** Seed of the endpoint's sampler. */
    public OptionalLong seed() {
        return seed;
    }

    /** Stop sequences. */
    public List<String> stop() {
        return stop;
    }

    /** Whether the answer is to be streamed. */
    public Optional<Boolean> streaming() {
        return streaming;
    }

    /** The client hangs up that long after sending, in milliseconds. */
    public OptionalLong cancelAfterMillis() {
        return cancelAfterMillis;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sampling sampling && parts().equals(sampling.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(temperature, topP, seed, stop, streaming, cancelAfterMillis);
    }

    @Override
    public String toString() {
        return "Sampling" + parts();
    }

    private List<Object> parts() {
        return List.of(temperature, topP, seed, stop, streaming, cancelAfterMillis);
    }

    /**
     * Collects what is to be set.
     *
     * @since 0.1
     */
    public static final class Builder {
        private OptionalDouble temperature = OptionalDouble.empty();
        private OptionalDouble topP = OptionalDouble.empty();
        private OptionalLong seed = OptionalLong.empty();
        private List<String> stop = List.of();
        private Optional<Boolean> streaming = Optional.empty();
        private OptionalLong cancelAfterMillis = OptionalLong.empty();

        private Builder() {}

        /** Temperature, ≥ 0. */
        public Builder temperature(double value) {
            return temperature(OptionalDouble.of(value));
        }

        /** Temperature, ≥ 0, if it is set. */
        public Builder temperature(OptionalDouble value) {
            temperature = value;
            return this;
        }

        /** Share of the probability that is drawn from, 0..1. */
        public Builder topP(double value) {
            return topP(OptionalDouble.of(value));
        }

        /** Share of the probability that is drawn from, 0..1, if it is set. */
        public Builder topP(OptionalDouble value) {
            topP = value;
            return this;
        }

        /** Seed of the endpoint's sampler. */
        public Builder seed(long value) {
            return seed(OptionalLong.of(value));
        }

        /** Seed of the endpoint's sampler, if it is set. */
        public Builder seed(OptionalLong value) {
            seed = value;
            return this;
        }

        /** Stop sequences. */
        public Builder stop(List<String> sequences) {
            stop = sequences;
            return this;
        }

        /** Whether the answer is to be streamed. */
        public Builder streaming(boolean value) {
            return streaming(Optional.of(value));
        }

        /** Whether the answer is to be streamed, if it is set. */
        public Builder streaming(Optional<Boolean> value) {
            streaming = value;
            return this;
        }

        /** The client hangs up that long after sending, in milliseconds. */
        public Builder cancelAfterMillis(long millis) {
            return cancelAfterMillis(OptionalLong.of(millis));
        }

        /** The client hangs up that long after sending, in milliseconds, if it does. */
        public Builder cancelAfterMillis(OptionalLong millis) {
            cancelAfterMillis = millis;
            return this;
        }

        /** The settings. */
        public Sampling build() {
            return new Sampling(this);
        }
    }
}
