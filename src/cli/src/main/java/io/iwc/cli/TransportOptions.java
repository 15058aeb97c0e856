package io.iwc.cli;

import io.iwc.replay.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How an endpoint is reached. */
final class TransportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "http://host:port, or none; without it what https_proxy, http_proxy and no_proxy say.")
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--header",
            paramLabel = "HEADER",
            description = "Sent with every request and recorded: \"Name: value\". May be repeated.")
    private String[] headers = {};

    @Option(
            names = "--header-env",
            paramLabel = "NAME=VARIABLE",
            description = "A header whose value stands in that environment variable and is shown to nobody.")
    private Map<String, String> headerVariables = new LinkedHashMap<>();

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "Certificates to trust instead of the JVM's; the host name is always verified.")
    private Optional<Path> trusted = Optional.empty();

    Transport transport() {
        return UsageErrors.checked(command, this::checkedTransport);
    }

    private Transport checkedTransport() {
        var transport = Transport.defaults();
        if (proxy.isPresent()) {
            transport = proxy.get().equals("none")
                    ? transport.withoutProxy()
                    : transport.withProxy(URI.create(proxy.get()));
        }
        for (var header : headers) {
            var parts = header.split(":", 2);
            if (parts.length < 2) {
                throw new ParameterException(
                        command.commandLine(), "--header: found no colon, expected \"Name: value\"");
            }
            transport = transport.withHeader(parts[0].strip(), parts[1].strip());
        }
        for (var header : headerVariables.entrySet()) {
            transport = transport.withHeaderFrom(header.getKey(), header.getValue());
        }
        return trusted.map(transport::trusting).orElse(transport);
    }
}
