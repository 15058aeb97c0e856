package io.iwc.cli;

import io.iwc.tokens.Tokenizer;
import picocli.CommandLine.Mixin;
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
            description = "Tokenizer: whitespace (words), tiktoken, tiktoken:ENCODING or huggingface"
                    + " (default: ${DEFAULT-VALUE}).")
    private String id = "";

    @Mixin
    private TokenizerModelOption model = new TokenizerModelOption();

    Tokenizer tokenizer() {
        return UsageErrors.checked(command, () -> model.of(id));
    }
}
