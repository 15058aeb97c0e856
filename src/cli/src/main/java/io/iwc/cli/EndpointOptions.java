package io.iwc.cli;

import io.iwc.replay.Endpoint;
import io.iwc.replay.Wire;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom a replay talks to: a server that is there, or the embedded one. */
final class EndpointOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "",
            description = "Model asked for; without it the" + " first that the endpoint names.")
    private String model = "";

    @Option(
            names = "--wire",
            paramLabel = "API",
            converter = Ids.Wires.class,
            completionCandidates = Ids.Wires.class,
            defaultValue = "chat",
            description = "API that is spoken: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Wire wire = Wire.CHAT;

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description = "NAME of the environment variable that holds the key; never the key itself.")
    private Optional<String> apiKeyEnv = Optional.empty();

    /** The profile of the embedded endpoint, if it is that one. */
    Optional<String> embeddedProfile() {
        return place.profile;
    }

    /** The endpoint at the URL that was given, or at that of the embedded one. */
    Endpoint at(Optional<String> embeddedUrl) {
        var url = embeddedUrl.or(() -> place.url).orElseThrow();
        try {
            return new Endpoint(URI.create(url), model, wire, apiKeyEnv);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--endpoint: " + e.getMessage(), e);
        }
    }

    /** One of the two. */
    static final class Place {
        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "An OpenAI-compatible server: http://127.0.0.1:8000/v1.")
        private Optional<String> url = Optional.empty();

        @Option(
                names = "--embedded",
                paramLabel = "PROFILE",
                description = "The simulated endpoint, started for this run: ${COMPLETION-CANDIDATES}.",
                completionCandidates = ProfileNames.class)
        private Optional<String> profile = Optional.empty();
    }
}
