package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerModuleTests {
    @Test
    void isNamedWhereItIsMissing() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = System.getProperty("java.class.path");

        var jvm = new ProcessBuilder(
                        java, "--limit-modules", "java.se", "-cp", path, StartsWithoutServer.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor()).isZero();
        assertThat(said)
                .isEqualTo("embedded endpoint: found no module jdk.httpserver in this JVM, expected one;"
                        + " start a JVM that has it, or without --limit-modules");
    }

    /** Run in a JVM of its own. */
    static final class StartsWithoutServer {
        public static void main(String[] arguments) {
            try (var endpoint = EmbeddedEndpoint.start()) {
                System.out.print("started at " + endpoint.baseUrl());
            } catch (IwcException missing) {
                System.out.print(missing.getMessage());
            }
        }
    }
}
