package io.iwc.cli;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --tokenizer-model}: what the id of a tokenizer leaves open. */
final class TokenizerModelOption {
    @Option(
            names = "--tokenizer-model",
            paramLabel = "NAME",
            description = "tiktoken: encoding or model (default: o200k_base); huggingface: path of a tokenizer.json.")
    private Optional<String> model = Optional.empty();

    boolean isGiven() {
        return model.isPresent();
    }

    /** The tokenizer of that id, of this model if one is given. */
    Tokenizer of(String id) {
        return Tokenizers.of(model.map(name -> id + ":" + name).orElse(id));
    }
}
