package io.iwc.simulator.endpoint;

import io.iwc.run.Outcome;
import io.iwc.workload.Request;
import java.util.Optional;

/**
 * One call as it came and what became of it, whether it was served or refused.
 *
 * @param id identifies the exchange at its endpoint: {@code exchange-000001}
 * @param method HTTP method
 * @param path as it was asked for, without the query
 * @param request as a workload's request with the exchange's id; empty if the call asks for no completion, or could
 *     not be understood
 * @param status HTTP status of the answer
 * @param outcome how it ended; empty while it is being answered
 * @param retryOf id of the exchange that this one repeats, if it does
 * @param refusal why it was refused, in the words of the error that its client got
 * @since 0.1
 */
public record Exchange(
        String id,
        String method,
        String path,
        Optional<Request> request,
        int status,
        Optional<Outcome> outcome,
        Optional<String> retryOf,
        Optional<String> refusal) {}
