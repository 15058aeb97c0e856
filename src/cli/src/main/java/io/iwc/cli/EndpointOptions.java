package io.iwc.cli;

import io.iwc.replay.Endpoint;
import io.iwc.replay.Wire;
import io.iwc.simulator.EngineProfile;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom a replay talks to: a server that is there, or the embedded one. */
final class EndpointOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Base URL of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--embedded",
            paramLabel = "PROFILE",
            completionCandidates = ProfileNames.class,
            description = "Profile of a simulated endpoint that is started for this run, instead of --endpoint:"
                    + " ${COMPLETION-CANDIDATES}, or a YAML file.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "",
            description = "Model name to request. Default: the first that the endpoint lists.")
    private String model = "";

    @Option(
            names = "--wire",
            paramLabel = "API",
            converter = Ids.Wires.class,
            completionCandidates = Ids.Wires.class,
            defaultValue = "chat",
            description = "API of the endpoint: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Wire wire = Wire.CHAT;

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description = "Name of the environment variable that holds the API key; never the key itself.")
    private Optional<String> apiKeyEnv = Optional.empty();

    /** Refuses what is no endpoint. */
    void check() {
        if (url.isPresent() == profile.isPresent()) {
            throw new ParameterException(
                    command.commandLine(), "--endpoint URL or --embedded PROFILE: expected one of them");
        }
        remote();
        embedded();
        refuseIdleOptions();
    }

    /** What says nothing to this endpoint, or about this API. */
    private void refuseIdleOptions() {
        var given = new GivenOptions(command);
        given.require(
                profile.isEmpty(),
                "found together with --embedded, a server in this process that asks for no key",
                "--api-key-env",
                "--proxy",
                "--trust");
        given.require(
                url.filter(it -> it.startsWith("https:")).isPresent(),
                "given without an https:// endpoint: nothing else shows a certificate",
                "--trust");
        given.require(
                wire.knows(Wire.MAX_COMPLETION_TOKENS),
                "an option of --wire chat and azure, found with --wire " + wire.text(),
                "--length-field");
        given.require(
                wire.knows(Wire.MIN_TOKENS),
                "found with --wire " + wire.text() + ", which has no place for it",
                "--ignore-eos",
                "--min-tokens");
        given.require(
                wire.knows(Wire.STREAM_OPTIONS),
                "found with --wire " + wire.text() + ", whose streams say what was used without being asked",
                "--stream-usage");
        given.require(
                wire != Wire.COMPLETIONS, "found with --wire completions, whose prompts are text", "--live-history");
    }

    /** The server that is there, if it is that one. */
    Optional<Endpoint> remote() {
        return url.map(this::at);
    }

    /** What the embedded endpoint costs, if it is that one. */
    Optional<EngineProfile> embedded() {
        return profile.map(name -> ProfileOption.of(command, name));
    }

    /** The endpoint at a URL, with these options. */
    Endpoint at(String url) {
        return UsageErrors.checked(command, () -> {
            var endpoint = Endpoint.at(url, model).over(wire);
            return apiKeyEnv.map(endpoint::withApiKeyFrom).orElse(endpoint);
        });
    }
}
