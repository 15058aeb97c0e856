package io.iwc.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.replay.internal.client.Outgoing;
import io.iwc.replay.internal.client.UsageOption;
import io.iwc.workload.Request;
import java.net.URLEncoder;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Turns requests into the bytes that go out, head and body, before the clock starts. */
final class RequestEncoder {
    private final Endpoint endpoint;
    private final ReplayOptions options;
    private final Access access;
    private final String headerLines;
    private final PromptWriter prompts;
    private final Supplier<String> model;
    private final UsageOption usageOption;
    private final String run;

    /**
     * An encoder for one replay.
     *
     * @param model what to ask for where neither the endpoint nor the request names one
     * @param run tells this replay, and this shard of it, from every other that the endpoint may serve
     */
    RequestEncoder(
            Endpoint endpoint,
            ReplayOptions options,
            Access access,
            PromptWriter prompts,
            Supplier<String> model,
            String run) {
        this.endpoint = endpoint;
        this.options = options;
        this.access = access;
        headerLines = access.headerLines();
        this.prompts = prompts;
        this.model = model;
        this.run = run;
        usageOption = options.streamUsage() == ReplayOptions.StreamUsage.AUTO
                ? UsageOption.untilRefused()
                : UsageOption.fixed(options.streamUsage() == ReplayOptions.StreamUsage.ALWAYS);
    }

    /** The model that a request asks for. */
    String model(Request request) {
        return endpoint.model().isEmpty() ? request.model().orElseGet(model) : endpoint.model();
    }

    /** Whether a server refused {@code stream_options}, so that requests went without it from then on. */
    boolean goesWithoutUsage() {
        return usageOption.wasRefused();
    }

    Outgoing encode(Request request) {
        var cancelAfter = TimeUnit.MILLISECONDS.toNanos(
                request.sampling().cancelAfterMillis().orElse(0));
        return new Outgoing(
                bytes(request, 1),
                attempt -> bytes(request, attempt),
                usageOption,
                request.expectedOutputTokens().orElse(0),
                cancelAfter);
    }

    private byte[] bytes(Request request, int attempt) {
        var body = body(request);
        var head = head(request, attempt, body.length).getBytes(US_ASCII);
        var bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    private String head(Request request, int attempt, int bodyLength) {
        var host = endpoint.authority();
        var origin = access.asksProxy() ? "http://" + host : "";
        return "POST " + origin + endpoint.target(model(request), streamed(request)) + " HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                + "Content-Type: application/json\r\n"
                + "Accept: " + (streamed(request) ? endpoint.wire().streamType() : "application/json") + "\r\n"
                + "Accept-Encoding: identity\r\n"
                + "X-Request-Id: " + headerValue(request.id()) + "." + run + "." + attempt + "\r\n"
                + request.sessionId()
                        .map(it -> options.sessionHeader() + ": " + headerValue(it) + "\r\n")
                        .orElse("")
                + headerLines
                + "Content-Length: " + bodyLength + "\r\n\r\n";
    }

    private byte[] body(Request request) {
        var body = Json.object();
        body.put("model", model(request));
        prompts.write(request, endpoint.wire(), body);
        writeLength(request, body);
        writeSampling(request, body);
        body.put("stream", streamed(request));
        if (streamed(request) && endpoint.wire().asksForUsage() && usageOption.isSent()) {
            body.putObject(Wire.STREAM_OPTIONS).put("include_usage", true);
        }
        var own = endpoint.wire().form().map(form -> form.body(body)).orElse(body);
        try {
            return Json.mapper().writeValueAsString(own).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes is always JSON", e);
        }
    }

    private void writeLength(Request request, ObjectNode body) {
        var expected = request.expectedOutputTokens();
        if (expected.isPresent()) {
            var tokens = Math.max(1, expected.getAsInt());
            body.put(lengthField(), tokens);
            if (options.minTokens() > 0 && endpoint.wire().knows(Wire.MIN_TOKENS)) {
                body.put(Wire.MIN_TOKENS, Math.min(tokens, options.minTokens()));
            }
            if (options.ignoreEos() && endpoint.wire().knows("ignore_eos")) {
                body.put("ignore_eos", true);
            }
        }
    }

    private String lengthField() {
        return endpoint.wire().knows(Wire.MAX_COMPLETION_TOKENS)
                ? options.lengthField().text()
                : endpoint.wire().lengthField();
    }

    private void writeSampling(Request request, ObjectNode body) {
        var sampling = request.sampling();
        sampling.temperature().ifPresent(it -> body.put("temperature", it));
        sampling.topP().ifPresent(it -> body.put("top_p", it));
        if (endpoint.wire().knows("seed")) {
            sampling.seed().ifPresent(it -> body.put("seed", it));
        }
        if (endpoint.wire().knows("stop") && !sampling.stop().isEmpty()) {
            sampling.stop().forEach(body.putArray("stop")::add);
        }
    }

    /** What is asked for that the API does not support. */
    SortedSet<String> notSent(Request request) {
        var asked = new TreeSet<String>();
        request.sampling().seed().ifPresent(it -> asked.add("seed"));
        request.sampling().stop().stream().findFirst().ifPresent(it -> asked.add("stop"));
        if (options.minTokens() > 0) {
            asked.add(Wire.MIN_TOKENS);
        }
        if (options.ignoreEos()) {
            asked.add("ignore_eos");
        }
        asked.removeIf(endpoint.wire()::knows);
        return asked;
    }

    private boolean streamed(Request request) {
        return switch (options.streaming()) {
            case ALL -> true;
            case NONE -> false;
            case AS_REQUESTED -> request.sampling().streaming().orElse(true);
        };
    }

    /** Ids are anybody's text; a header carries visible ASCII only. */
    private static String headerValue(String text) {
        var plain = text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        return plain ? text : URLEncoder.encode(text, UTF_8);
    }
}
