package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.iwc.artifact.internal.Json;
import io.iwc.run.Outcome;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.simulator.internal.PromptTokens;
import io.iwc.simulator.internal.Scheduler;
import io.iwc.tokens.Tokenizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Serves requests for completions: reads, asks the script, enters the ledger, lets the engine run, hands over. */
final class Completions {
    private static final int OK = 200;
    private static final int HASH_DIGITS = 24;

    private final EmbeddedEndpoint.Builder options;
    private final EngineProfile profile;
    private final Tokenizer tokenizer;
    private final Script script;
    private final Ledger ledger;
    private final Pace pace;
    private final Executor writers;
    private final RequestBody bodies;
    private final ResponseStore responses = new ResponseStore();

    Completions(
            EmbeddedEndpoint.Builder options,
            Script script,
            Ledger ledger,
            Pace pace,
            Executor writers,
            RequestBody bodies) {
        this.options = options;
        this.profile = options.profile();
        this.tokenizer = options.tokenizer();
        this.script = script;
        this.ledger = ledger;
        this.pace = pace;
        this.writers = writers;
        this.bodies = bodies;
    }

    /**
     * Serves a request.
     *
     * @param model named by the path; may be empty
     * @return a document to be sent for a body that asks for no answer
     */
    Optional<String> serve(ServedWire wire, Received received, String model) throws IOException, ApiException {
        var bytes = bodies.read(received);
        if (wire == ServedWire.GEMINI_STREAM && !received.queries("alt=sse")) {
            throw ApiException.invalid(
                    "alt", "alt: found nothing, expected sse; a stream as one array of JSON is not served");
        }
        var body = CallReader.object(bytes);
        if (wire.asksForNothing(body)) {
            return Optional.of(OllamaRendering.loaded(body, profile.name()));
        }
        answer(received, CallReader.read(wire, body, bytes.length, model, received::header, responses));
        return Optional.empty();
    }

    private void answer(Received received, List<ServedCall> calls) throws IOException, ApiException {
        var call = calls.get(0);
        var answer = script.next(call.request());
        answer.retryAfter().ifPresent(wait -> announce(received.exchange(), wait));
        if (answer.content() instanceof Answer.Failure failure) {
            throw refused(received, call, ApiException.scripted(failure.status()));
        }
        var envelope = envelope(call);
        var generations = new ArrayList<Generation>();
        for (var each : calls) {
            generations.add(generation(received, each, answer, envelope, generations.size()));
        }
        var batch = new Batch(generations.stream().map(Generation::rendering).toList());
        var replies = new ArrayList<Reply>();
        for (var each : generations) {
            var scripted = scriptedTokens(answer.content(), each.completion());
            var entry = ledger.enter(
                    RequestPath.normal(received.path()), each.call(), received.arrivalNanos(), OK, scripted);
            replies.add(new Reply(
                    received.exchange(),
                    batch,
                    each.rendering(),
                    each.prompt(),
                    marked(each.call()),
                    each.completion(),
                    entry,
                    answer.breakingAfter()));
        }
        if (call.wire() == ServedWire.RESPONSES || call.wire() == ServedWire.OLLAMA_GENERATE) {
            responses.keep(
                    envelope,
                    call,
                    generations.get(0).prompt(),
                    generations.get(0).completion());
        }
        deliver(replies, answer);
    }

    private Generation generation(Received received, ServedCall call, Answer answer, Envelope envelope, int index)
            throws ApiException {
        var prompt = PromptTokens.of(call.request(), tokenizer, profile.blockSize());
        var completion = thinking(call, answer, completion(received, call, answer.content()));
        var refusal = Scheduler.refusal(profile, prompt, completion.tokens());
        if (refusal.isPresent()) {
            throw refused(received, call, ApiException.invalid("messages", refusal.get()));
        }
        var rendering = call.wire().rendering(envelope, completion, call.usageWanted(), index);
        return new Generation(call, prompt, completion, rendering);
    }

    private int marked(ServedCall call) {
        return call.wire().vendor() == Vendor.ANTHROPIC || call.wire().vendor() == Vendor.BEDROCK
                ? CacheMarks.tokens(call.request().prompt(), tokenizer)
                : 0;
    }

    /** How long the prompt of a request is that wants no answer. */
    int count(ServedWire wire, ObjectNode body) throws ApiException {
        return PromptTokens.of(CallReader.prompt(wire, body, responses), tokenizer, profile.blockSize())
                .count();
    }

    /** The body of a call, which is to be a JSON object. */
    ObjectNode body(Received received) throws IOException, ApiException {
        return CallReader.object(bodies.read(received));
    }

    Embeddings embeddings() {
        return new Embeddings(options.seed(), tokenizer);
    }

    /** A response that was made, as it was sent. */
    String response(String id) throws ApiException {
        return responses.document(id).orElseThrow(() -> ResponseStore.unknown(id));
    }

    /** Forgets a response. */
    String forget(String id) throws ApiException {
        if (!responses.forget(id)) {
            throw ResponseStore.unknown(id);
        }
        return Json.compact(Map.of("id", id, "object", "response", "deleted", true));
    }

    /** Forgets what responses said. */
    void reset() {
        responses.reset();
    }

    private void deliver(List<Reply> replies, Answer answer) throws IOException {
        var deliveries = replies.stream().map(this::delivery).toList();
        try {
            deliveries.get(0).open();
        } catch (IOException e) { // gone before the first token
            replies.forEach(reply -> reply.entry().ended(Outcome.CANCELLED));
            throw e;
        }
        var wait = answer.firstTokenAfter().orElse(Duration.ZERO);
        deliveries.forEach(delivery -> startAfter(wait, delivery));
        if (replies.get(0).breaks()) {
            deliveries.get(0).awaitBreak();
        }
    }

    private Delivery delivery(Reply reply) {
        var delivery = reply.entry().call().streamed()
                ? new StreamedDelivery(reply, pace.writers())
                : new WholeDelivery(reply, pace.writers());
        delivery.onDisconnect(() -> pace.cancel(delivery.sequence()));
        return delivery;
    }

    private void startAfter(Duration wait, Delivery delivery) {
        if (wait.isZero()) {
            pace.start(delivery.sequence());
        } else {
            CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, writers)
                    .execute(() -> pace.start(delivery.sequence()));
        }
    }

    /** A plain completion has no place for thoughts; what is generated stays within the cap, thoughts and all. */
    private Completion thinking(ServedCall call, Answer answer, Completion completion) {
        if (answer.thoughts().isEmpty() || call.wire() == ServedWire.COMPLETIONS) {
            return completion;
        }
        var both = completion.after(answer.thoughts(), tokenizer.count(answer.thoughts()));
        return answer.content() instanceof Answer.Generated
                ? both.within(call.request().maxOutputTokens())
                : both;
    }

    private Completion completion(Received received, ServedCall call, Answer.Content content) throws ApiException {
        try {
            return completion(call, content);
        } catch (ApiException e) {
            throw refused(received, call, e);
        }
    }

    private Completion completion(ServedCall call, Answer.Content content) throws ApiException {
        if (content instanceof Answer.Text text) {
            return Completion.scripted(text.text(), tokenizer.count(text.text()));
        }
        if (content instanceof Answer.ToolCall tool) {
            return !call.wire().hasTools()
                    ? Completion.scripted(tool.json(), tokens(tool.name(), tool.json()))
                    : toolCall(tool.name(), tool.json());
        }
        var words = new Words(options.seed(), call.contentHash());
        var cap = call.request().maxOutputTokens();
        if (call.toolChoice().isPresent()) {
            var tool = call.toolChoice().get();
            var arguments = tool.schema().path("properties").isEmpty()
                    ? "{}"
                    : Json.compact(SchemaSample.of("tools", tool.schema(), words));
            return toolCall(tool.name(), arguments).within(cap);
        }
        if (call.schema().isPresent()) {
            var json = Json.compact(
                    SchemaSample.of(call.wire().format(), call.schema().get(), words));
            return Completion.scripted(json, tokenizer.count(json)).within(cap);
        }
        var tokens = cap.orElse(options.outputTokens().orElse(Engine.DEFAULT_OUTPUT_TOKENS));
        return Completion.generated(words, tokens, cap.isPresent());
    }

    private Completion toolCall(String name, String arguments) {
        return Completion.toolCall(name, arguments, tokens(name, arguments));
    }

    private int tokens(String name, String arguments) {
        return tokenizer.count(name) + tokenizer.count(arguments);
    }

    private ApiException refused(Received received, ServedCall call, ApiException refusal) {
        ledger.enterRefused(received, Optional.of(call), refusal);
        return refusal.entered();
    }

    private static OptionalInt scriptedTokens(Answer.Content content, Completion completion) {
        return content instanceof Answer.Generated ? OptionalInt.empty() : OptionalInt.of(completion.tokens());
    }

    private Envelope envelope(ServedCall call) {
        var created = options.clock() == EngineClock.WALL ? System.currentTimeMillis() / 1_000 : 0;
        var model = call.model().isEmpty() ? profile.name() : call.model();
        var fingerprint = "iwc-" + profile.name() + "-" + profile.version();
        return new Envelope(call.contentHash().substring(0, HASH_DIGITS), created, model, fingerprint);
    }

    private static void announce(HttpExchange exchange, Duration wait) {
        var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        exchange.getResponseHeaders().set("Retry-After", Long.toString(seconds));
        exchange.getResponseHeaders().set("Retry-After-Ms", Long.toString(wait.toMillis()));
    }

    /** What is generated for one prompt. */
    private record Generation(ServedCall call, PromptTokens prompt, Completion completion, Rendering rendering) {}
}
