package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key that marks where it goes: given to every command that takes one, repeated by a hostile server in every spelling,
 * and found nowhere, neither in a file nor in what a command prints.
 */
class MarkerTests {
    private static final String VARIABLE = "TEST_MARKER_OF_IWC";

    /** Set by the build for this test. */
    private static final String MARKER = System.getenv(VARIABLE);

    /** As long as this, a part of a key is worth guessing the rest. */
    private static final int TELLING = 8;

    @TempDir
    private Path folder;

    private final Map<String, String> places = new TreeMap<>();

    @Test
    void aKeyIsFoundNowhereHoweverAServerRepeatsIt() throws IOException {
        var spellings = spellings();
        var workload = folder.resolve("w.jsonl");
        var requests = EchoingServer.MOODS * spellings.size();
        Greetings.write(workload, requests, 1);
        try (var server = new EchoingServer(List.copyOf(spellings.values()))) {
            var url = "http://127.0.0.1:" + server.port() + "/v1";
            var withKey = List.of(workload.toString(), "--endpoint", url, "--api-key-env", VARIABLE);
            iwc("run", withKey, "-o", folder.resolve("key").toString());
            iwc("run json", withKey, "--format", "json");
            iwc(
                    "run",
                    List.of(workload.toString(), "--endpoint", url),
                    "--header-env",
                    "X-Key=" + VARIABLE,
                    "-o",
                    folder.resolve("header").toString());
            iwc(
                    "sweep",
                    withKey,
                    "--rates",
                    "200,400",
                    "-o",
                    folder.resolve("sweep").toString(),
                    "--html",
                    folder.resolve("sweep.html").toString());

            assertThat(server.calls()).isGreaterThanOrEqualTo(3 * requests);
        }
        var run = List.of(folder.resolve("key").toString());
        iwc("report", run);
        iwc(
                "report",
                run,
                "-o",
                folder.resolve("r.html").toString(),
                "-o",
                folder.resolve("r.md").toString(),
                "-o",
                folder.resolve("r.csv").toString(),
                "--plots",
                folder.resolve("plots").toString());
        iwc("report", run, "--compare", folder.resolve("header").toString());
        iwc("validate", run);
        readFiles();

        assertThat(places).allSatisfy((place, text) -> {
            for (var spelling : spellings.entrySet()) {
                assertThat(text).as(place + ": " + spelling.getKey()).doesNotContain(spelling.getValue());
            }
            assertThat(partOf(MARKER, text)).as(place).isEmpty();
            assertThat(partOf(spellings.get("Base64"), text)).as(place).isEmpty();
        });
        assertThat(places).as("places looked at").hasSizeGreaterThanOrEqualTo(39);
        assertThat(places.get("key/results.jsonl").split("\\[redacted]", -1))
                .as("echoes that came through, without the key")
                .hasSizeGreaterThan(requests / 2);
    }

    @Test
    void credentialsInAUrlAreFoundInNoMessage() throws IOException {
        var workload = folder.resolve("w.jsonl");
        Greetings.write(workload, 1, 1);
        var credentials = "someone:" + URLEncoder.encode(MARKER, UTF_8);
        for (var url : List.of(
                "http://" + credentials + "@127.0.0.1:1/v1",
                "http://" + credentials + "@127.0.0.1:1/v 1",
                "ftp://" + credentials + "@127.0.0.1/v1",
                "http://someone:" + MARKER + "@127.0.0.1:1/v1",
                "http://" + credentials + "@not_a_host:1/v1",
                "http://" + credentials + "@no-such-host.invalid/v1")) {
            iwc("endpoint " + url, List.of("run", workload.toString(), "--endpoint", url, "--model", "m"));
            iwc("model of " + url, List.of("run", workload.toString(), "--endpoint", url));
            iwc(
                    "proxy " + url,
                    List.of("run", workload.toString(), "--endpoint", "http://x.invalid/v1", "--proxy", url));
            iwc(
                    "page " + url,
                    List.of(
                            "run",
                            workload.toString(),
                            "--endpoint",
                            "http://127.0.0.1:1",
                            "--telemetry",
                            "prometheus=" + url));
            iwc(
                    "value of " + url,
                    List.of("run", workload.toString(), "--endpoint", url, "--header", "X-Key: " + MARKER));
        }

        assertThat(places)
                .allSatisfy((place, text) ->
                        assertThat(partOf(MARKER, text)).as(place + ": " + text).isEmpty());
        assertThat(places).allSatisfy((place, text) -> assertThat(text).doesNotContain(credentials.substring(8)));
        assertThat(places).as("places looked at").hasSizeGreaterThanOrEqualTo(30);
    }

    private void iwc(String what, List<String> first, String... more) {
        var arguments = new ArrayList<String>();
        if (!first.get(0).equals("run")) {
            arguments.add(what.split(" ", -1)[0]);
        }
        arguments.addAll(first);
        arguments.addAll(List.of(more));
        var process = new InProcess();
        process.iwc(arguments.toArray(String[]::new));
        places.put(places.size() + " " + what + ": standard output", process.out());
        places.put(places.size() + " " + what + ": standard error", process.err());
    }

    private void readFiles() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                // pictures are not text: what of them is none cannot be a key
                places.put(folder.relativize(file).toString(), new String(Files.readAllBytes(file), UTF_8));
            }
        }
    }

    private static String partOf(String key, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var at = 0; at + TELLING <= key.length(); at++) {
            var part = key.substring(at, at + TELLING).toLowerCase(Locale.ROOT);
            if (lower.contains(part)) {
                return part;
            }
        }
        return "";
    }

    private static Map<String, String> spellings() {
        var url = URLEncoder.encode(MARKER, UTF_8);
        var bytes = MARKER.getBytes(UTF_8);
        var all = new LinkedHashMap<String, String>();
        all.put("as it is", MARKER);
        all.put("lower case", MARKER.toLowerCase(Locale.ROOT));
        all.put("upper case", MARKER.toUpperCase(Locale.ROOT));
        all.put("JSON", MARKER.replace("\"", "\\\"").replace("/", "\\/"));
        all.put("\\u escapes", everyCharacter("\\u%04x"));
        all.put("percent", url);
        all.put("percent, lower case", url.toLowerCase(Locale.ROOT));
        all.put("percent twice", URLEncoder.encode(url, UTF_8));
        all.put("HTML", everyCharacter("&#%d;"));
        all.put("Base64", Base64.getEncoder().encodeToString(bytes));
        all.put("Base64 for URLs", Base64.getUrlEncoder().encodeToString(bytes));
        all.put("hexadecimal", HexFormat.of().formatHex(bytes));
        return all;
    }

    private static String everyCharacter(String format) {
        return MARKER.chars()
                .mapToObj(it -> String.format(Locale.ROOT, format, it))
                .collect(Collectors.joining());
    }
}
