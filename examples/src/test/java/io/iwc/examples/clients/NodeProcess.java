package io.iwc.examples.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A client that runs in Node and does what it is asked to, a line of JSON after the other. */
final class NodeProcess implements AutoCloseable {
    /** Where the versions of the packages stand. */
    static final Path SCRIPTS = Path.of("..", "src", "consumers", "node", "clients");

    private static final String MODULES = "CLIENTS_NODE_MODULES";
    private static final int SECONDS_TO_END = 30;

    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private NodeProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a script in a folder of its own, beside the packages. */
    static NodeProcess start(String script) throws IOException {
        var modules = Path.of(Objects.requireNonNullElse(System.getenv(MODULES), ""));
        assumeTrue(
                Files.exists(modules.resolve("ai/package.json")),
                MODULES + " does not name a node_modules with the packages of src/consumers/node/clients/package.json");
        var folder = Files.createTempDirectory("iwc-node");
        try (var files = Files.list(SCRIPTS)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.createSymbolicLink(folder.resolve("node_modules"), modules.toAbsolutePath());
        var node = new ProcessBuilder("node", "drive.mjs", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        return new NodeProcess(folder, node.start());
    }

    /** What it answers; {@code track} is the tool that it may call on the way. */
    JsonNode does(Map<String, Object> asked, UnaryOperator<String> track) {
        try {
            var answer = told(asked);
            while (answer.has("track")) {
                answer = told(Map.of("result", track.apply(answer.path("track").asText())));
            }
            if (answer.has("error")) {
                throw new IllegalStateException(answer.path("error").asText());
            }
            return answer.path("answer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode told(Map<String, Object> line) throws IOException {
        questions.write(Json.compact(line) + "\n");
        questions.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("found no answer of the client, expected one; what it said is above");
        }
        return Json.parse(answer);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
