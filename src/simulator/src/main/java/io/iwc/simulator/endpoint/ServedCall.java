package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Sha256;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Request;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a completion, understood.
 *
 * @param wire which of the shapes it has
 * @param request as a workload's request, without id, session and arrival
 * @param hash of its canonical body: what makes two requests the same
 * @param contentHash the same without what only concerns delivery ({@code stream}, {@code stream_options}): an answer
 *     does not depend on whether it is streamed
 * @param model the requested model; empty if it was not
 * @param streamed whether the answer is to be streamed
 * @param usageWanted whether a stream is to end with a usage chunk
 * @param schema of the JSON that the answer is to be, empty if any will do; nothing if words are wanted
 * @param sessions the session ids of the request, by source
 * @param toolChoice which tool an answer has to call, if it has to
 * @param bodyBytes length of the body
 * @param retries how often the client says that it tried before
 */
record ServedCall(
        ServedWire wire,
        Request request,
        String hash,
        String contentHash,
        String model,
        boolean streamed,
        boolean usageWanted,
        Optional<JsonNode> schema,
        Map<SessionSource, String> sessions,
        Optional<ToolChoice.Tool> toolChoice,
        int bodyBytes,
        int retries) {
    ServedCall {
        sessions = Map.copyOf(sessions);
    }

    /** What decides where nothing else does: the text that is said, on whichever wire, then the body. Renders the text. */
    String order() {
        var prompt = request.prompt();
        return (prompt.hasText() ? Sha256.hex(ChatTemplate.text(prompt)) : "") + ' ' + hash;
    }
}
