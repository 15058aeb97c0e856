package io.iwc.cli;

import io.iwc.replay.Endpoint;
import io.iwc.replay.Replay;
import io.iwc.replay.ReplayOptions;
import io.iwc.replay.Wire;
import io.iwc.run.Run;
import io.iwc.schedule.LoadModel;
import io.iwc.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Probes of a live endpoint: whom to ask, and how much that may cost. */
final class ProbeOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--endpoint", paramLabel = "URL", description = "Base URL of a server to probe.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--embedded",
            paramLabel = "PROFILE",
            completionCandidates = ProfileNames.class,
            description = "Profile of a simulated endpoint to probe instead.")
    private Optional<String> embedded = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "",
            description = "Model name to request. Default: the first that the endpoint lists.")
    private String model = "";

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description = "Name of the environment variable that holds the API key; never the key itself.")
    private Optional<String> apiKeyEnv = Optional.empty();

    @Option(
            names = "--longest-prompt",
            paramLabel = "TOKENS",
            defaultValue = "4096",
            description = "Longest prompt of the probes (default: ${DEFAULT-VALUE}).")
    private int longestPrompt;

    @Option(
            names = "--most-concurrent",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requests in flight at most (default: ${DEFAULT-VALUE}).")
    private int mostConcurrent;

    boolean areWanted() {
        return url.isPresent() || embedded.isPresent();
    }

    /** Refuses what says nothing to this endpoint, or of probes where none are sent. */
    void refuseIdleOptions() {
        var given = new GivenOptions(command);
        given.require(embedded.isEmpty(), "found together with --embedded, expected one of them", "--endpoint");
        given.require(
                embedded.isEmpty(),
                "found together with --embedded, a server in this process that asks for no key",
                "--api-key-env");
        given.require(
                areWanted(),
                "given without --endpoint or --embedded: nothing is probed",
                "--model",
                "--api-key-env",
                "--longest-prompt",
                "--most-concurrent");
    }

    EmbeddedServer server() {
        return EmbeddedServer.of(embedded.map(name -> ProfileOption.of(command, name)));
    }

    /** What came of all ladders, in their order. */
    List<Probed> sent(Console console, ProgressOption progress, EmbeddedServer server, Tokenizer counting) {
        var target = UsageErrors.checked(command, () -> {
            var endpoint =
                    Endpoint.at(url.or(server::baseUrl).orElseThrow(), model).over(Wire.COMPLETIONS);
            return apiKeyEnv.map(endpoint::withApiKeyFrom).orElse(endpoint);
        });
        var probed = new ArrayList<Probed>();
        var ladders = UsageErrors.checked(command, () -> ProbeLadder.all(longestPrompt, mostConcurrent));
        for (var ladder : ladders) {
            var load = LoadModel.open().withClosedLoop(ladder.concurrency());
            var options = ReplayOptions.defaults().withTokenizer(counting).withLoad(load);
            var place = "probes " + (probed.size() + 1) + " of " + ladders.size() + ": ";
            var running = progress.during(
                    () -> Replay.start(ladder.workload(), target, options), () -> place + "preparing", console);
            var run = progress.during(running::await, () -> place + ProgressLine.text(running.progress()), console);
            probed.add(new Probed(load, run));
        }
        return probed;
    }

    /** The requests of a ladder, and under which load they were sent. */
    record Probed(LoadModel load, Run run) {}
}
