package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EndpointWarmUpTests {
    @Test
    void loadsNoTokenizerThatNobodyAskedFor() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = System.getProperty("java.class.path");

        var jvm = new ProcessBuilder(java, "-Xlog:class+load", "-cp", path, CountsWords.class.getName())
                .redirectErrorStream(true)
                .start();
        var loaded = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor()).isZero();
        assertThat(loaded)
                .contains(EmbeddedEndpoint.class.getName() + " ")
                .doesNotContain("com.knuddels.jtokkit.GptBytePairEncoding ");
    }

    /** Run in a JVM of its own. */
    static final class CountsWords {
        public static void main(String[] arguments) {
            EmbeddedEndpoint.builder()
                    .tokenizer(Tokenizers.whitespace())
                    .start()
                    .close();
        }
    }
}
