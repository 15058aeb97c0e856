package io.iwc.cli;

import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.Optional;

/** The embedded endpoint for as long as a run lasts, if one is wanted. */
final class EmbeddedServer implements AutoCloseable {
    private final Optional<EmbeddedEndpoint> endpoint;

    private EmbeddedServer(Optional<EmbeddedEndpoint> endpoint) {
        this.endpoint = endpoint;
    }

    static EmbeddedServer of(Optional<EngineProfile> profile) {
        return new EmbeddedServer(profile.map(wanted -> EmbeddedEndpoint.builder()
                .profile(wanted)
                .clock(EngineClock.WALL)
                .keepingAtMost(0)
                .start()));
    }

    Optional<String> baseUrl() {
        return endpoint.map(EmbeddedEndpoint::baseUrl);
    }

    @Override
    public void close() {
        endpoint.ifPresent(EmbeddedEndpoint::close);
    }
}
