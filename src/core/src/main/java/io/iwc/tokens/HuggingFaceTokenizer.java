package io.iwc.tokens;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The tokenizer of a Hugging Face model, from its {@code tokenizer.json}: no special tokens added, nothing truncated or
 * padded. The only class that touches DJL, so that it is needed only if this tokenizer is used. Safe for use by several
 * threads.
 *
 * @see <a href="https://docs.djl.ai/master/extensions/tokenizers/index.html">DJL's tokenizers</a>
 */
final class HuggingFaceTokenizer implements Tokenizer {
    static final String PREFIX = "huggingface:";

    private static final String FILE = "tokenizer.json";

    private final String name;
    private final String sha256;
    private final ai.djl.huggingface.tokenizers.HuggingFaceTokenizer tokenizer;

    private HuggingFaceTokenizer(
            String name, String sha256, ai.djl.huggingface.tokenizers.HuggingFaceTokenizer tokenizer) {
        this.name = name;
        this.sha256 = sha256;
        this.tokenizer = tokenizer;
    }

    static HuggingFaceTokenizer read(Path path) {
        var file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        try {
            var json = Files.readAllBytes(file);
            return new HuggingFaceTokenizer(name(file), Sha256.hex(json), load(file, json));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    private static ai.djl.huggingface.tokenizers.HuggingFaceTokenizer load(Path file, byte[] json) throws IOException {
        if (System.getProperty("OPT_OUT_TRACKING") == null) {
            System.setProperty("OPT_OUT_TRACKING", "true"); // DJL reports its use on some clouds; a test must not
        }
        try {
            return ai.djl.huggingface.tokenizers.HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json),
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
        } catch (RuntimeException e) {
            throw new IwcException(file + ": found no tokenizer, expected a Hugging Face tokenizer.json", e);
        }
    }

    /** The folder of a {@code tokenizer.json} is called like the model; another file name is used as it is. */
    private static String name(Path file) {
        var fileName = String.valueOf(file.getFileName());
        var folder = file.toAbsolutePath().normalize().getParent();
        if (fileName.equals(FILE) && folder != null && folder.getFileName() != null) {
            return folder.getFileName().toString();
        }
        return fileName.endsWith(".json") ? fileName.substring(0, fileName.length() - ".json".length()) : fileName;
    }

    @Override
    public String id() {
        return PREFIX + name;
    }

    @Override
    public Optional<String> sha256() {
        return Optional.of(sha256);
    }

    @Override
    public int[] encode(String text) {
        var ids = tokenizer.encode(text, false, false).getIds();
        var tokens = new int[ids.length];
        for (var i = 0; i < ids.length; i++) {
            tokens[i] = Math.toIntExact(ids[i]);
        }
        return tokens;
    }
}
