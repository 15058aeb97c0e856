package io.iwc.cli;

import io.iwc.replay.Endpoint;
import io.iwc.replay.ReplayOptions;
import io.iwc.tokens.Tokenizer;
import picocli.CommandLine.Mixin;

/** To whom a workload is sent, how, and what is watched meanwhile. */
final class SendingOptions {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private SendingSettings settings = new SendingSettings();

    @Mixin
    private TransportOptions transport = new TransportOptions();

    @Mixin
    private TelemetryOptions telemetry = new TelemetryOptions();

    /** What was asked for, all of it checked. */
    ReplayOptions options(Tokenizer counting) {
        var options = transport.of(telemetry.of(settings.options())).withTokenizer(counting);
        endpoint.check();
        return options;
    }

    /** The embedded endpoint, if it is that one; to be closed. */
    EmbeddedServer server() {
        return EmbeddedServer.of(endpoint.embedded());
    }

    /** The endpoint asked for, or that server. */
    Endpoint endpoint(EmbeddedServer server) {
        return endpoint.remote().or(() -> server.baseUrl().map(endpoint::at)).orElseThrow();
    }
}
