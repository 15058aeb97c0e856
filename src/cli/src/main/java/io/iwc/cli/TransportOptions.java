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
    private Map<String, String> headerVariables = new LinkedHashMap<>();

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "PEM file of certificates to trust instead of the JVM's; host names are always verified.")
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
