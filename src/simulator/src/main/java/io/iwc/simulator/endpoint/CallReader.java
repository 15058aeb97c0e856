package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.JsonBytes;
import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the body of a request for a completion; everything wrong with it is an {@link ApiException}. */
final class CallReader {
    private static final double MAX_TEMPERATURE = 2;

    /** What only concerns how an answer is handed over. */
    private static final List<String> DELIVERY = List.of("stream", "stream_options");

    private final ServedWire wire;
    private final ObjectNode body;
    private final BodyFields fields;

    private CallReader(ServedWire wire, ObjectNode body) {
        this.wire = wire;
        this.body = body;
        fields = new BodyFields(body);
    }

    /**
     * Reads a call: one for each prompt.
     *
     * @param header the first value of a request header by name, or empty
     * @param earlier what was said in responses that this one may refer to
     */
    static List<ServedCall> read(
            ServedWire wire, byte[] bytes, Function<String, Optional<String>> header, ResponseStore earlier)
            throws ApiException {
        return read(wire, object(bytes), bytes.length, "", header, earlier);
    }

    /**
     * Reads a call that is known to be a JSON object.
     *
     * @param bytes how long the body is
     * @param model named by the path; counts where the body names none
     */
    static List<ServedCall> read(
            ServedWire wire,
            ObjectNode body,
            int bytes,
            String model,
            Function<String, Optional<String>> header,
            ResponseStore earlier)
            throws ApiException {
        var neutral = wire.neutral(body);
        if (!model.isEmpty() && !neutral.hasNonNull("model")) {
            neutral.put("model", model);
        }
        return new CallReader(wire, neutral).calls(bytes, header, earlier);
    }

    /** The prompt of a body that need not ask for an answer. */
    static Request prompt(ServedWire wire, ObjectNode body, ResponseStore earlier) throws ApiException {
        return Request.of(wire.prompts(new BodyFields(wire.prompting(body)), earlier)
                        .get(0))
                .build();
    }

    /** A body that is to be a JSON object. */
    static ObjectNode object(byte[] bytes) throws ApiException {
        try {
            var json = JsonBytes.tree(Json.treeReader(), bytes, 0, bytes.length);
            if (json instanceof ObjectNode object) {
                WritableJson.check(object);
                return object;
            }
            throw ApiException.invalid(
                    "",
                    "body: found " + (json.isMissingNode() ? "nothing" : "JSON that is not an object")
                            + ", expected a JSON object");
        } catch (JsonProcessingException e) {
            throw ApiException.invalid("", "body: " + Json.fault(e, bytes));
        }
    }

    private List<ServedCall> calls(int bytes, Function<String, Optional<String>> header, ResponseStore earlier)
            throws ApiException {
        var prompts = wire.prompts(fields, earlier);
        var whole = Json.compact(body);
        var content = Json.compact(
                body.objectNode().<ObjectNode>setAll(body).remove(DELIVERY)); // a copy; the values are shared
        var calls = new ArrayList<ServedCall>();
        for (var i = 0; i < prompts.size(); i++) {
            var place = wire.place() + " " + (i == 0 ? "" : i + " ");
            calls.add(call(
                    prompts.get(i),
                    Sha256.hex(place + whole),
                    Sha256.hex(place + content),
                    bytes / prompts.size(),
                    header));
        }
        return calls;
    }

    private ServedCall call(
            Prompt prompt, String hash, String contentHash, int bytes, Function<String, Optional<String>> header)
            throws ApiException {
        var model = fields.text("model").orElse("");
        var streamed = fields.flag("stream");
        if (fields.positive("n").orElse(1) != 1) {
            throw BodyFields.unexpected("n", fields.get("n"), "1 (only one answer per request is supported)");
        }
        refuseLogprobs();
        var request = Request.of(prompt)
                .forModel(model)
                .withSampling(sampling(streamed))
                .withMetadata(scalars());
        wire.cap(fields).ifPresent(request::withMaxOutputTokens);
        fields.text("user").ifPresent(request::byUser);
        return new ServedCall(
                wire,
                request.build(),
                hash,
                contentHash,
                model,
                streamed,
                streamed && fields.get("stream_options").path("include_usage").asBoolean(),
                schema(),
                sessions(header),
                wire.hasTools() ? ToolChoice.of(fields) : Optional.empty(),
                bytes,
                retries(header.apply("X-Stainless-Retry-Count")));
    }

    /** Probabilities of tokens are not made up. */
    private void refuseLogprobs() throws ApiException {
        var logprobs = fields.get("logprobs");
        if (!logprobs.isMissingNode() && !logprobs.isNull() && !logprobs.equals(BooleanNode.FALSE)) {
            throw BodyFields.unexpected("logprobs", logprobs, "none (the simulated engine has no probabilities)");
        }
    }

    /** The requested JSON schema; empty for any JSON, absent for text. */
    private Optional<JsonNode> schema() {
        var format = body.at('/' + wire.format().replace('.', '/'));
        return switch (format.path("type").asText()) {
            case "json_object" -> Optional.of(body.objectNode());
            case "json_schema" ->
                Optional.of(
                        format.path("json_schema").isMissingNode()
                                ? format.path("schema")
                                : format.path("json_schema").path("schema"));
            default -> Optional.empty();
        };
    }

    private Sampling sampling(boolean streamed) throws ApiException {
        return Sampling.builder()
                .temperature(fields.between("temperature", 0, MAX_TEMPERATURE))
                .topP(fields.between("top_p", 0, 1))
                .seed(fields.integer("seed"))
                .stop(fields.texts("stop"))
                .streaming(fields.get("stream").isBoolean() ? Optional.of(streamed) : Optional.empty())
                .build();
    }

    private Map<String, JsonValue> scalars() {
        var scalars = new TreeMap<String, JsonValue>();
        fields.get("metadata").properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                scalars.put(entry.getKey(), JsonTree.of(entry.getValue()));
            }
        });
        return scalars;
    }

    private Map<SessionSource, String> sessions(Function<String, Optional<String>> header) throws ApiException {
        var sessions = new EnumMap<SessionSource, String>(SessionSource.class);
        header.apply("X-IWC-Session")
                .or(() -> PersonalIds.session(header))
                .ifPresent(value -> sessions.put(SessionSource.HEADER, value));
        var metadata = fields.get("metadata").path("session_id");
        if (metadata.isValueNode() && !metadata.isNull()) {
            sessions.put(SessionSource.METADATA, metadata.asText());
        }
        fields.text("user").ifPresent(value -> sessions.put(SessionSource.USER, value));
        sessions.values().removeIf(String::isEmpty);
        return sessions;
    }

    private static int retries(Optional<String> header) {
        return header.filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
