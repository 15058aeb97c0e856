package io.iwc.simulator.endpoint;

import io.iwc.run.Outcome;
import io.iwc.workload.Request;
import java.util.Optional;

/**
 * One request as it came and what became of it.
 *
 * @param request as a workload's request; its id identifies the exchange at its endpoint
 * @param status HTTP status of the answer
 * @param outcome how it ended; empty while it is being answered
 * @param retryOf id of the exchange that this one repeats, if it does
 * @since 0.1
 */
public record Exchange(Request request, int status, Optional<Outcome> outcome, Optional<String> retryOf) {}
