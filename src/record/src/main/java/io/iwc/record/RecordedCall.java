package io.iwc.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RecordJson;
import io.iwc.simulator.endpoint.ForwardedCall;
import io.iwc.simulator.endpoint.SessionSource;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import io.iwc.workload.internal.RequestParser;
import io.iwc.workload.internal.RequestPrinter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A finished call as a line of {@code recording.jsonl}.
 *
 * @param request with id and arrival, without session
 * @param hash of the body: what makes two calls the same
 * @param path as it was asked for, without the query
 * @param sessions the session ids that it names
 * @param compared what sessions are found by, if the request holds no messages: hashes in their place
 * @param record what came of it; without session, and without tokens that the server did not count
 * @param uncounted what was generated, if the server did not count it
 * @param answer as it came, if it is kept
 */
record RecordedCall(
        Request request,
        String hash,
        String path,
        Map<SessionSource, String> sessions,
        List<Message> compared,
        RequestRecord record,
        Optional<String> uncounted,
        Optional<RecordedAnswer> answer) {
    /** Whether the server gave an answer, though it may have broken off. */
    boolean isAnswered() {
        return record.status().orElse(0) >= 200 && record.status().orElse(0) < 300;
    }

    /** Whether it is a request of a workload: one without text needs to know how long its answer was, or may be. */
    boolean isMeasured() {
        return request.prompt().hasText()
                || request.maxOutputTokens().isPresent()
                || record.outputTokens().isPresent();
    }

    /** The line with its end. */
    String line() {
        var rest = new TreeMap<String, Object>();
        answer.ifPresent(it -> rest.put("answer", it.tree()));
        if (!compared.isEmpty()) {
            rest.put("compared", compared.stream().map(JsonTree::copyOf).toList());
        }
        rest.put("hash", hash);
        rest.put("path", path);
        rest.put("record", RecordJson.tree(record));
        if (!sessions.isEmpty()) {
            var named = new TreeMap<String, String>();
            sessions.forEach((source, session) -> named.put(source.name(), session));
            rest.put("sessions", named);
        }
        uncounted.ifPresent(text -> rest.put("uncounted", text));
        var tree = Json.compact(rest);
        return "{\"request\":" + text(RequestPrinter.line(request)).strip() + "," + tree.substring(1) + "\n";
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /**
     * Reads a line.
     *
     * @throws IwcException if it is none
     */
    static RecordedCall of(JsonNode line) {
        var faults = new ArrayList<String>();
        var request = line.path("request") instanceof ObjectNode object
                ? RequestParser.parse(object, (field, fault) -> faults.add(field + ": " + fault))
                : Optional.<Request>empty();
        if (request.isEmpty()) {
            throw new IwcException("request: " + (faults.isEmpty() ? "found none" : faults.get(0)));
        }
        var sessions = new EnumMap<SessionSource, String>(SessionSource.class);
        for (var source : SessionSource.values()) {
            if (line.path("sessions").hasNonNull(source.name())) {
                sessions.put(source, line.path("sessions").path(source.name()).asText());
            }
        }
        var compared = new ArrayList<Message>();
        line.path("compared").forEach(message -> compared.add(JsonTree.message((ObjectNode) message)));
        return new RecordedCall(
                request.get(),
                line.path("hash").asText(),
                line.path("path").asText(),
                sessions,
                compared,
                RecordJson.parse(line.path("record")),
                Optional.of(line.path("uncounted")).filter(JsonNode::isTextual).map(JsonNode::asText),
                Optional.of(line.path("answer")).filter(JsonNode::isObject).map(RecordedAnswer::of));
    }

    /** What its session is found by. */
    ForwardedCall forwarded() {
        var shown = compared.isEmpty()
                ? request
                : request.toBuilder().withPrompt(new Prompt.Chat(compared)).build();
        return ForwardedCall.of(shown, hash, sessions);
    }

    /** Which of the shapes it has, as far as its path says it. */
    String wire() {
        return ForwardedCall.wireOf(path);
    }
}
