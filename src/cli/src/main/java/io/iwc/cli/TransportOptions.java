package io.iwc.cli;

import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an endpoint is reached. */
final class TransportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description =
                    "Proxy as http://host:port, or none. Default: https_proxy, http_proxy, all_proxy and no_proxy.")
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--header",
            paramLabel = "HEADER",
            description = "Header of every request, \"Name: value\"; recorded in the run folder; repeatable.")
    private String[] headers = {};

    @Option(
            names = "--header-env",
            paramLabel = "NAME=VARIABLE",
            description = "Header whose value is taken from an environment variable; never recorded or printed;"
                    + " repeatable.")
    private String[] headerVariables = {};

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "PEM file of certificates to trust instead of the JVM's; host names are always verified.")
    private Optional<String> trusted = Optional.empty();

    ReplayOptions of(ReplayOptions options) {
        return UsageErrors.checked(command, () -> {
            var reached = options;
            for (var header : headers) {
                reached = ReplayOption.HEADER.applyTo(reached, header);
            }
            for (var header : headerVariables) {
                reached = ReplayOption.HEADER_ENV.applyTo(reached, header);
            }
            reached = applied(ReplayOption.PROXY, reached, proxy);
            return applied(ReplayOption.TRUST, reached, trusted);
        });
    }

    private static ReplayOptions applied(ReplayOption option, ReplayOptions options, Optional<String> value) {
        return value.map(text -> option.applyTo(options, text)).orElse(options);
    }
}
