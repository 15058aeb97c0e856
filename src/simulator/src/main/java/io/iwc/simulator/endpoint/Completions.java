package io.iwc.simulator.endpoint;

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
    private final ResponseStore responses = new ResponseStore();

    Completions(EmbeddedEndpoint.Builder options, Script script, Ledger ledger, Pace pace, Executor writers) {
        this.options = options;
        this.profile = options.profile();
        this.tokenizer = options.tokenizer();
        this.script = script;
        this.ledger = ledger;
        this.pace = pace;
        this.writers = writers;
    }

    void serve(ServedWire wire, HttpExchange exchange) throws IOException, ApiException {
        var arrival = System.nanoTime();
        var headers = exchange.getRequestHeaders();
        var call = CallReader.read(
                wire,
                exchange.getRequestBody().readAllBytes(),
                name -> Optional.ofNullable(headers.getFirst(name)),
                responses);
        var answer = script.next(call.request());
        answer.retryAfter().ifPresent(wait -> announce(exchange, wait));
        if (answer.content() instanceof Answer.Failure failure) {
            ledger.enter(call, arrival, failure.status(), OptionalInt.empty());
            throw ApiException.scripted(failure.status());
        }
        var prompt = PromptTokens.of(call.request(), tokenizer, profile.blockSize());
        var completion = completion(call, answer.content());
        refuseWhatNeverFits(call, arrival, prompt, completion);
        var envelope = envelope(call);
        if (wire == ServedWire.RESPONSES) {
            responses.keep(envelope, call.request().prompt(), completion);
        }
        var entry = ledger.enter(call, arrival, OK, scriptedTokens(answer.content(), completion));
        var rendering = wire.rendering(envelope, completion, call.usageWanted());
        deliver(new Reply(exchange, rendering, prompt, completion, entry, answer.breakingAfter()), answer);
    }

    void embed(HttpExchange exchange) throws IOException, ApiException {
        var embeddings = new Embeddings(options.seed(), tokenizer);
        Api.sendJson(exchange, embeddings.answer(exchange.getRequestBody().readAllBytes(), profile.name()));
    }

    /** Forgets what responses said. */
    void reset() {
        responses.reset();
    }

    private void deliver(Reply reply, Answer answer) throws IOException {
        var delivery = reply.entry().call().streamed()
                ? new StreamedDelivery(reply, writers)
                : new WholeDelivery(reply, writers);
        delivery.onDisconnect(() -> pace.cancel(delivery.sequence()));
        try {
            delivery.open();
        } catch (IOException e) { // gone before the first token
            reply.entry().ended(Outcome.CANCELLED);
            throw e;
        }
        startAfter(answer.firstTokenAfter().orElse(Duration.ZERO), delivery);
        if (reply.breaks()) {
            delivery.awaitBreak();
        }
    }

    private void startAfter(Duration wait, Delivery delivery) {
        if (wait.isZero()) {
            pace.start(delivery.sequence());
        } else {
            CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, writers)
                    .execute(() -> pace.start(delivery.sequence()));
        }
    }

    private Completion completion(ServedCall call, Answer.Content content) {
        if (content instanceof Answer.Text text) {
            return Completion.scripted(text.text(), tokenizer.count(text.text()));
        }
        if (content instanceof Answer.ToolCall tool) {
            var tokens = tokenizer.count(tool.name()) + tokenizer.count(tool.json());
            return call.wire() == ServedWire.COMPLETIONS
                    ? Completion.scripted(tool.json(), tokens)
                    : Completion.toolCall(tool.name(), tool.json(), tokens);
        }
        var words = new Words(options.seed(), call.contentHash());
        var cap = call.request().maxOutputTokens();
        if (call.schema().isPresent()) {
            var json = Json.compact(SchemaSample.of(call.schema().get(), words));
            return Completion.scripted(json, tokenizer.count(json)).within(cap);
        }
        var tokens = cap.orElse(options.outputTokens().orElse(Engine.DEFAULT_OUTPUT_TOKENS));
        return Completion.generated(words, tokens, cap.isPresent());
    }

    private static OptionalInt scriptedTokens(Answer.Content content, Completion completion) {
        return content instanceof Answer.Generated ? OptionalInt.empty() : OptionalInt.of(completion.tokens());
    }

    private void refuseWhatNeverFits(ServedCall call, long arrival, PromptTokens prompt, Completion completion)
            throws ApiException {
        var refusal = Scheduler.refusal(profile, prompt, completion.tokens());
        if (refusal.isPresent()) {
            var error = ApiException.invalid("messages", refusal.get());
            ledger.enter(call, arrival, error.status(), OptionalInt.empty());
            throw error;
        }
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
}
