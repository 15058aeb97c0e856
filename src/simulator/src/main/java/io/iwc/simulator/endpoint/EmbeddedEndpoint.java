package io.iwc.simulator.endpoint;

import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.List;

/**
 * An OpenAI-compatible server on loopback that needs no GPU and keeps what it is sent. Thread-safe.
 *
 * @since 0.1
 */
public final class EmbeddedEndpoint implements AutoCloseable {
    private EmbeddedEndpoint() {}

    /** Starts one with the default profile on a free port. */
    public static EmbeddedEndpoint start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:PORT/v1}, what an OpenAI client takes as base URL. */
    public String baseUrl() {
        throw new UnsupportedOperationException("endpoint");
    }

    /** {@code http://127.0.0.1:PORT}, without the version. */
    public String rootUrl() {
        throw new UnsupportedOperationException("endpoint");
    }

    /** Answers to come, one per request; the last repeats. */
    public void answer(Answer... inTurn) {
        throw new UnsupportedOperationException("endpoint");
    }

    /** A snapshot of what was answered successfully, as a workload. */
    public Workload captured() {
        throw new UnsupportedOperationException("endpoint");
    }

    /** All requests as they came. */
    public List<Exchange> exchanges() {
        throw new UnsupportedOperationException("endpoint");
    }

    /** Waits until so many requests were captured. */
    public Workload awaitCaptured(int requests, Duration atMost) {
        throw new UnsupportedOperationException("endpoint");
    }

    /** Forgets captures and script. */
    public void reset() {
        throw new UnsupportedOperationException("endpoint");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("endpoint");
    }

    /** What an endpoint is made of. */
    public static final class Builder {
        private Builder() {}

        public Builder profile(EngineProfile profile) {
            return this;
        }

        public Builder clock(EngineClock clock) {
            return this;
        }

        public Builder seed(long seed) {
            return this;
        }

        /** Length of generated answers to requests without a cap; 64 if not set. */
        public Builder outputTokens(int tokens) {
            return this;
        }

        /** 0 takes a free one. */
        public Builder port(int port) {
            return this;
        }

        public EmbeddedEndpoint start() {
            throw new UnsupportedOperationException("endpoint");
        }
    }
}
