package io.iwc.cli;

import io.iwc.tokens.Tokenizer;
import java.util.Optional;
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

    /** The one that was asked for; empty if nothing was said of it. */
    Optional<Tokenizer> given() {
        return new GivenOptions(command).has("--tokenizer") || model.isGiven()
                ? Optional.of(tokenizer())
                : Optional.empty();
    }

    Tokenizer tokenizer() {
        return UsageErrors.checked(command, () -> model.of(id));
    }
}
