package io.iwc.examples.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs {@code curl}; the body goes in through standard input. */
final class Curl {
    private Curl() {}

    static boolean isThere() {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What came back. */
    static String post(String url, String body) {
        try {
            var curl = new ProcessBuilder(
                            "curl",
                            "--silent",
                            "--show-error",
                            "--fail",
                            "--no-buffer",
                            "--max-time",
                            "30",
                            "--retry",
                            "1",
                            "--header",
                            "Content-Type: application/json",
                            "--data-binary",
                            "@-",
                            url)
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (var in = curl.getOutputStream()) {
                in.write(body.getBytes(StandardCharsets.UTF_8));
            }
            var answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!curl.waitFor(30, TimeUnit.SECONDS) || curl.exitValue() != 0) {
                throw new IOException("curl " + url + ": found exit code " + curl.exitValue() + ", expected 0");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
