package io.iwc.cli;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What counts tokens. */
final class TokenizerOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--tokenizer",
            paramLabel = "ID",
            defaultValue = "tiktoken",
            description =
                    "simple (words), tiktoken, tiktoken:cl100k_base and its like, or huggingface (${DEFAULT-VALUE}).")
    private String id = "";

    @Option(
            names = "--tokenizer-model",
            paramLabel = "NAME",
            description =
                    "With tiktoken an encoding or a model (o200k_base), with huggingface the path of a tokenizer.json.")
    private Optional<String> model = Optional.empty();

    Tokenizer tokenizer() {
        return Usage.checked(
                command, () -> Tokenizers.of(model.map(name -> id + ":" + name).orElse(id)));
    }
}
