package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceIT {
    /** Knows a handful of words, one token each. */
    private static final Path TINY_WORDS = Path.of("../core/src/test/resources/io/iwc/tokens/tiny-words/tokenizer.json")
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is a shell script")
    void theStartScriptBringsTheNativeTokenizer() throws IOException, InterruptedException {
        write();

        var result = IwcProcess.script(folder)
                .run("analyze", "in.jsonl", "--tokenizer=huggingface", "--tokenizer-model=" + TINY_WORDS);

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("Tokenizer              : huggingface:tiny-words");
    }

    @Test
    void theBareJarNamesTheDependency() throws IOException, InterruptedException {
        write();

        var result = IwcProcess.in(folder)
                .run("analyze", "in.jsonl", "--tokenizer=huggingface", "--tokenizer-model=" + TINY_WORDS);

        assertThat(result.status()).isEqualTo(64);
        assertThat(result.err())
                .startsWith("iwc analyze: tokenizer: huggingface: needs the dependency ai.djl.huggingface:tokenizers"
                        + " (0.38.0 is known to work) on the class path; it is optional because it carries native"
                        + " code");
    }

    private void write() throws IOException {
        Files.writeString(
                folder.resolve("in.jsonl"),
                "{\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"hello world\",\"request_id\":\"a\"}\n");
    }
}
