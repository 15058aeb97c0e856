package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.arrival.Arrivals;
import io.iwc.artifact.internal.Sha256;
import io.iwc.export.internal.ExportFormat;
import io.iwc.export.internal.ExportOptions;
import io.iwc.export.internal.WorkloadExport;
import io.iwc.generate.LengthDistribution;
import io.iwc.generate.SessionShape;
import io.iwc.generate.SharedPrefixes;
import io.iwc.generate.Synthesis;
import io.iwc.materialise.internal.Materialiser;
import io.iwc.spec.internal.SpecDirectory;
import io.iwc.spec.internal.SpecOptions;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One list of hashes for all JDKs, systems and locales that the suite runs on. It was made on JDK 17 and says nothing
 * about what is right, which other tests do from other sources; only that everybody writes the same bytes.
 */
class SameBytesTests {
    @TempDir
    private Path folder;

    @Test
    void areWrittenOnEveryJdk() throws IOException {
        for (var fixture : Fixtures.all().entrySet()) {
            compile(fixture.getKey(), fixture.getValue());
        }
        var lengths = synthesise();
        var tokenizer = Tokenizers.of("tiktoken:cl100k_base");
        var text = Materialiser.with(tokenizer, 5).materialise(lengths);
        WorkloadWriter.write(text, folder.resolve("out/materialised.jsonl"));
        for (var format : ExportFormat.values()) {
            var source = format == ExportFormat.MOONCAKE || format == ExportFormat.VIDUR ? lengths : text;
            WorkloadExport.to(format, ExportOptions.with(tokenizer).withMaxTokens(100_000, false))
                    .write(
                            "synth",
                            source.requests().stream(),
                            source.manifest(),
                            folder.resolve("out/export-" + format.id()));
        }
        var prompts = Datasets.file(folder, "prompts.jsonl", "{\"prompt_id\": \"p0\", \"text\": \"Why?\"}\n");
        SpecDirectory.write(
                prompts,
                folder.resolve("out/spec"),
                SpecOptions.with(tokenizer).withDecodeTokens(LengthDistribution.fixed(64)));

        assertThat(hashes())
                .isEqualTo(new String(
                        SameBytesTests.class
                                .getResourceAsStream("same-bytes.txt")
                                .readAllBytes(),
                        StandardCharsets.UTF_8));
    }

    private void compile(String format, String text) {
        var options = CompileOptions.of(format).toBuilder()
                .mode(ConversationMode.TURNS)
                .tokenizer(Tokenizers.whitespace());
        if (!text.contains("imestamp") && !text.contains("arriv") && !text.contains("start")) {
            options.arrival(Arrivals.gamma(3, 2));
        }
        var input = Datasets.file(folder, format, text);
        WorkloadCompiler.with(options.build()).compile(input, folder.resolve("out/" + format + ".jsonl"));
    }

    private Workload synthesise() {
        var workload = Synthesis.of(40)
                .withShared(new SharedPrefixes(64, 4, 1))
                .withSessions(new SessionShape(LengthDistribution.fixed(3), true, Duration.ofSeconds(1)))
                .generate("synth")
                .withArrivals(Arrivals.poisson(2));
        WorkloadWriter.write(workload, folder.resolve("out/synth.jsonl"));
        return workload;
    }

    /** Of all files; of a manifest without the version, which is to change. */
    private String hashes() throws IOException {
        try (var files = Files.walk(folder.resolve("out"))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> hash(file) + "  "
                            + folder.resolve("out").relativize(file).toString().replace('\\', '/') + "\n")
                    .collect(Collectors.joining());
        }
    }

    private String hash(Path file) {
        try {
            var text = Files.readString(file).replaceAll("(?m)^.*iwc_version.*\n", "");
            return Sha256.hex(Files.writeString(folder.resolve("unversioned"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
