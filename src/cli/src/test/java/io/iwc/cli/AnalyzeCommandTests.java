package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTests {
    @TempDir
    private Path folder;

    @Test
    void drawsEachFigureAndAPage() throws IOException {
        var workload = folder.resolve("w.jsonl").toString();
        iwc("synth", "-o", workload, "--requests=40", "--prompt-tokens=100", "--turns=4", "--shared-prefix-tokens=32");

        assertThat(iwc("analyze", workload, "--plots", path("charts"), "--html", path("w.html")))
                .isZero();

        var figures = Stream.of(
                "tokens.prompt.histogram",
                "tokens.output.histogram",
                "tokens.lengths.map",
                "arrivals.timeline",
                "arrivals.gap.cdf",
                "sessions.turns.histogram",
                "sessions.promptGrowth.histogram",
                "sessions.context.growth",
                "sessions.lanes",
                "reuse.lru.curve",
                "reuse.prefixGroups",
                "reuse.prefixTree");
        try (var charts = Files.list(folder.resolve("charts"))) {
            assertThat(charts.map(chart -> chart.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(figures.flatMap(figure ->
                                    Stream.of(".svg", ".png", ".csv", ".json").map(figure::concat))
                            .toList());
        }
        assertThat(Files.readString(folder.resolve("w.html")))
                .contains("<title>Shape of w</title>", "default-src &#39;none&#39;", "from synth · seed 42");
    }

    private int iwc(String... arguments) {
        return IwcCommand.run(Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false), arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
