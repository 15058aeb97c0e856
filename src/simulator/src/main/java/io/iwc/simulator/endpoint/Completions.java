package io.iwc.simulator.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.iwc.run.Outcome;
import io.iwc.simulator.Engine;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.PromptTokens;
import io.iwc.simulator.Scheduler;
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

    Completions(EmbeddedEndpoint.Builder options, Script script, Ledger ledger, Pace pace, Executor writers) {
        this.options = options;
        this.profile = options.profile();
        this.tokenizer = options.tokenizer();
        this.script = script;
        this.ledger = ledger;
        this.pace = pace;
        this.writers = writers;
    }

    void serve(Wire wire, HttpExchange exchange) throws IOException, ApiException {
        var arrival = System.nanoTime();
        var headers = exchange.getRequestHeaders();
        var call = CallReader.read(
                wire, exchange.getRequestBody().readAllBytes(), name -> Optional.ofNullable(headers.getFirst(name)));
        var answer = script.next(call.request());
        if (answer.status().isPresent()) {
            var status = answer.status().getAsInt();
            ledger.enter(call, arrival, status, OptionalInt.empty());
            answer.retryAfter().ifPresent(wait -> announce(exchange, wait));
            throw ApiException.scripted(status);
        }
        var prompt = PromptTokens.of(call.request(), tokenizer, profile.blockSize());
        var completion = completion(call, answer);
        refuseWhatNeverFits(call, arrival, prompt, completion);
        var scripted = answer.text().isPresent() ? OptionalInt.of(completion.tokens()) : OptionalInt.empty();
        var entry = ledger.enter(call, arrival, OK, scripted);
        deliver(new Reply(exchange, envelope(call), prompt, completion, entry, answer.breakingAfter()), answer);
    }

    private void deliver(Reply reply, Answer answer) throws IOException {
        answer.retryAfter().ifPresent(wait -> announce(reply.exchange(), wait));
        var delivery = reply.entry().call().streamed()
                ? new StreamedDelivery(reply, writers)
                : new WholeDelivery(reply, writers);
        delivery.whenGone(() -> pace.cancel(delivery.sequence()));
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

    private Completion completion(Call call, Answer answer) {
        if (answer.text().isPresent()) {
            var text = answer.text().get();
            return Completion.scripted(text, tokenizer.count(text));
        }
        var cap = call.request().maxOutputTokens();
        var tokens = cap.orElse(options.outputTokens().orElse(Engine.DEFAULT_OUTPUT_TOKENS));
        return Completion.generated(new Words(options.seed(), call.contentHash()), tokens, cap.isPresent());
    }

    private void refuseWhatNeverFits(Call call, long arrival, PromptTokens prompt, Completion completion)
            throws ApiException {
        var refusal = Scheduler.refusal(profile, prompt, completion.tokens());
        if (refusal.isPresent()) {
            var error = ApiException.invalid("messages", refusal.get());
            ledger.enter(call, arrival, error.status(), OptionalInt.empty());
            throw error;
        }
    }

    private Envelope envelope(Call call) {
        var created = options.clock() == EngineClock.WALL ? System.currentTimeMillis() / 1_000 : 0;
        var model = call.model().isEmpty() ? profile.name() : call.model();
        var fingerprint = "iwc-" + profile.name() + "-" + profile.version();
        return new Envelope(call.wire(), call.contentHash().substring(0, HASH_DIGITS), created, model, fingerprint);
    }

    private static void announce(HttpExchange exchange, Duration wait) {
        var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        exchange.getResponseHeaders().set("Retry-After", Long.toString(seconds));
        exchange.getResponseHeaders().set("Retry-After-Ms", Long.toString(wait.toMillis()));
    }
}
