package io.iwc.record;

import io.iwc.simulator.endpoint.SessionSource;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a request: all of it, or hashes.
 *
 * @param request without id and arrival
 * @param hash what makes two calls the same
 * @param sessions the session ids that it names, by source
 * @param compared what its session is found by, if the request holds no messages
 * @param retries how often the client says that it tried before
 */
record KeptCall(
        Request request, String hash, Map<SessionSource, String> sessions, List<Message> compared, int retries) {}
