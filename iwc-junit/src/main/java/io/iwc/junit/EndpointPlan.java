package io.iwc.junit;

import io.iwc.Problem;
import io.iwc.replay.Endpoint;
import io.iwc.replay.Replay;
import io.iwc.replay.ReplayOptions;
import io.iwc.run.Run;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A checked {@link IwcEndpoint}: what to talk to, or what is wrong with it.
 *
 * @param simulated the embedded server, if it is that
 * @param remote the server to talk to, if it is not embedded
 * @param options how runs are sent
 * @param faults what the author of the test has to change
 * @param absence why tests that need it cannot run, if it is not configured
 */
record EndpointPlan(
        Declaration<IwcEndpoint> declaration,
        Optional<Simulated> simulated,
        Optional<Endpoint> remote,
        ReplayOptions options,
        List<Problem> faults,
        Optional<String> absence) {
    /** The plan of a declaration, made once. */
    static EndpointPlan of(Declaration<IwcEndpoint> declaration) {
        return Stores.computeIfAbsent(
                declaration.scope(), declaration.key(EndpointPlan.class), () -> new EndpointCheck(declaration).plan());
    }

    /** What a predicted or embedded server is made of. */
    record Simulated(EngineProfile profile, Embedded embedded, Tokenizer tokenizer) {
        private static final int UNSET = -1;

        EmbeddedEndpoint start() {
            var builder = EmbeddedEndpoint.builder()
                    .profile(profile)
                    .clock(embedded.clock())
                    .seed(embedded.seed())
                    .tokenizer(tokenizer)
                    .sessionFrom(embedded.sessionFrom());
            if (embedded.tls()) {
                builder.tls();
            }
            var length = embedded.outputTokens();
            return (length == UNSET ? builder : builder.outputTokens(length)).start();
        }

        Engine engine(Tokenizer counter) {
            var engine = Engine.of(profile, embedded.seed(), counter);
            return embedded.outputTokens() == UNSET ? engine : engine.withOutputTokens(embedded.outputTokens());
        }
    }

    /** Whether it has no server to talk to, because nothing is sent: the virtual clock. */
    boolean isPredicted() {
        return simulated
                .filter(server -> server.embedded().clock() == EngineClock.VIRTUAL)
                .isPresent();
    }

    /** The embedded server, started when it is first asked for and closed with its scope. */
    EmbeddedEndpoint embedded() {
        return Stores.computeIfAbsent(home(declaration), key(declaration, EmbeddedEndpoint.class), () -> simulated
                .orElseThrow()
                .start());
    }

    /** The embedded server, if a test of the scope has made it start. */
    Optional<EmbeddedEndpoint> started() {
        return Stores.find(home(declaration), key(declaration, EmbeddedEndpoint.class));
    }

    /** The context that what belongs to the embedded server is kept in. */
    static ExtensionContext home(Declaration<IwcEndpoint> declaration) {
        return isOfPlan(declaration) ? declaration.scope().getRoot() : declaration.scope();
    }

    /** Names what belongs to the embedded server; equal declarations for the plan share it. */
    static <T> Stores.Key<T> key(Declaration<IwcEndpoint> declaration, Class<T> type) {
        return isOfPlan(declaration) ? new Stores.Key<>(type, declaration.annotation()) : declaration.key(type);
    }

    private static boolean isOfPlan(Declaration<IwcEndpoint> declaration) {
        return declaration.annotation().lifetime() == Lifetime.PLAN;
    }

    /** Where requests go. */
    Endpoint endpoint() {
        return remote.orElseGet(() -> Endpoint.at(
                        embedded().baseUrl(), simulated.orElseThrow().profile().name())
                .over(declaration.annotation().wire()));
    }

    Engine engine(Tokenizer tokenizer) {
        return simulated.orElseThrow().engine(tokenizer).under(options.load());
    }

    /** The run of a workload here: computed on the virtual clock, else sent, one run at a time in this JVM. */
    Run run(WorkloadPlan workload) {
        var made = workload.workload();
        if (isPredicted()) {
            var engine = engine(workload.counter());
            var predicted = workload.level().map(engine::at).orElse(engine).predict(made);
            return options.slo().map(predicted::withSlo).orElse(predicted);
        }
        var endpoint = endpoint();
        var asDeclared = options.withTokenizer(workload.counter()).withSelfCheck(true); // once in this JVM
        var atLevel = workload.level().map(asDeclared::at).orElse(asDeclared);
        var leaseTimeout = Configuration.of(declaration.scope()).leaseTimeout();
        return WallClock.exclusively(
                "the replay of " + made.name(),
                leaseTimeout,
                () -> trusting(atLevel, trusted -> Replay.run(made, endpoint, trusted)));
    }

    /** Replays with options that trust the embedded server, if it has a certificate of its own. */
    private Run trusting(ReplayOptions sent, Function<ReplayOptions, Run> replay) {
        if (simulated.filter(server -> server.embedded().tls()).isEmpty()) {
            return replay.apply(sent);
        }
        return TrustFile.with(
                embedded().certificate().pem(),
                file -> replay.apply(sent.withTransport(sent.transport().trusting(file))));
    }
}
