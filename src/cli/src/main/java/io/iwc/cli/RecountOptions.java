package io.iwc.cli;

import io.iwc.tokens.Tokenizer;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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
            description = "Tokenizer that recounts prompts and checks their recorded lengths: whitespace, tiktoken,"
                    + " tiktoken:ENCODING or huggingface. Default: recorded lengths are not checked.")
    private Optional<String> id = Optional.empty();

    @Mixin
    private TokenizerModelOption model = new TokenizerModelOption();

    Optional<Tokenizer> tokenizer() {
        if (id.isEmpty() && model.isGiven()) {
            throw new ParameterException(command.commandLine(), "--tokenizer-model: given without --tokenizer");
        }
        return id.map(kind -> UsageErrors.checked(command, () -> model.of(kind)));
    }
}
