package io.iwc.cli;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What recorded lengths are held against, if anything. */
final class RecountOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--tokenizer",
            paramLabel = "ID",
            description = "Counts prompts again and holds their recorded lengths against it: simple, tiktoken,"
                    + " tiktoken:cl100k_base and its like, or huggingface (lengths are believed without).")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--tokenizer-model",
            paramLabel = "NAME",
            description =
                    "With tiktoken an encoding or a model (o200k_base), with huggingface the path of a tokenizer.json.")
    private Optional<String> model = Optional.empty();

    Optional<Tokenizer> tokenizer() {
        if (id.isEmpty() && model.isPresent()) {
            throw new ParameterException(command.commandLine(), "--tokenizer-model: given without --tokenizer");
        }
        return id.map(kind -> Usage.checked(
                command,
                () -> Tokenizers.of(model.map(name -> kind + ":" + name).orElse(kind))));
    }
}
