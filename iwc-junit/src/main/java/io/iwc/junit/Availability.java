package io.iwc.junit;

import io.iwc.replay.Endpoint;
import io.iwc.replay.Replay;
import io.iwc.replay.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whether a server answers at all, asked once a session.
 *
 * @param problem what is wrong; empty if it answered
 */
record Availability(Optional<String> problem) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Why the endpoint cannot be used, if so: {@code GET url/models} has to answer within two seconds. */
    static Optional<String> problemOf(Endpoint endpoint, Transport transport, ExtensionContext context) {
        var key = new Stores.Key<>(Availability.class, List.of(endpoint.baseUrl(), transport));
        return Stores.computeIfAbsent(
                        context.getRoot(),
                        key,
                        () -> new Availability(Replay.unavailability(endpoint, transport, PATIENCE)))
                .problem();
    }
}
