package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** An endpoint that serves until the process is told to end, and then says what it was asked. */
final class Serving {
    private final EmbeddedEndpoint endpoint;
    private final Optional<Path> target;
    private final Optional<CaptureFile> capture;
    private final Optional<Path> certificate;
    private final Console console;

    Serving(
            EmbeddedEndpoint endpoint,
            Optional<Path> target,
            Optional<CaptureFile> capture,
            Optional<Path> certificate,
            Console console) {
        this.endpoint = endpoint;
        this.target = target;
        this.capture = capture;
        this.certificate = certificate;
        this.console = console;
    }

    /** Says where it serves, what becomes of requests and how to stop. */
    void announce() {
        console.print(endpoint.baseUrl() + "\n");
        certificate.ifPresent(file -> console.err()
                .println("clients trust its certificate by curl --cacert " + file + ", NODE_EXTRA_CA_CERTS=" + file
                        + " or SSL_CERT_FILE=" + file));
        console.err()
                .println(target.map(file -> "capturing to " + file)
                                .orElse("requests are not kept (--capture OUT.jsonl keeps them)")
                        + "; stop with Ctrl-C");
    }

    /** Closes the endpoint, completes the file and says what was captured. */
    void end() {
        try (endpoint) {
            var tally = endpoint.tally();
            console.err()
                    .println(String.format(Locale.ROOT, "answered %d, refused %d", tally.answered(), tally.refusals()));
            tally.refused().forEach((kind, count) -> console.err().println("  " + count + " × " + kind));
            capture.ifPresent(file -> complete(file, target.orElseThrow(), tally.notKept()));
        } catch (IwcException e) {
            console.err().println(e.getMessage());
        }
    }

    private void complete(CaptureFile file, Path path, long notKept) {
        if (notKept > 0) {
            file.end();
            console.err()
                    .println(path + ": more was captured than the memory holds; sessions that only messages connect"
                            + " are not marked, and there is no manifest");
            return;
        }
        var whole = endpoint.captured();
        file.replaceBy(whole);
        var sessions = whole.requests().stream()
                .flatMap(request -> request.sessionId().stream())
                .distinct()
                .count();
        console.err()
                .println(String.format(
                        Locale.ROOT,
                        "wrote %s: %d requests, %d sessions",
                        path,
                        whole.requests().size(),
                        sessions));
    }
}
