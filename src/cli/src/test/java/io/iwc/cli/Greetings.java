package io.iwc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A workload to be replayed: short texts, evenly spaced, answers of four tokens. */
final class Greetings {
    private Greetings() {}

    static void write(Path file, int requests, int gapMillis) throws IOException {
        var lines = IntStream.range(0, requests)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"arrival_time_ms\":%d,\"max_output_tokens\":4,\"prompt\":\"Hello %d\",\"request_id\":\"r%d\"}",
                        i * gapMillis,
                        i,
                        i))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file, lines);
    }
}
