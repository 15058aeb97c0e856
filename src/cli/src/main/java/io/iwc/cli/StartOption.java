package io.iwc.cli;

import io.iwc.replay.ReplayOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** When a replay begins, and with it all other shards. */
final class StartOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--start-at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Time at which the schedule starts: 2026-01-31T12:00:00Z, or milliseconds since 1970.")
    private Optional<Instant> startAt = Optional.empty();

    ReplayOptions of(ReplayOptions options) {
        if (options.shard().isPresent() && startAt.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--shard: expected --start-at too, the same time for all shards");
        }
        return startAt.map(options::withStartAt).orElse(options);
    }

    /** An instant as people and as shells write it. */
    static final class Instants implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("found \"" + text
                        + "\", expected an instant such as 2026-01-31T12:00:00Z, or milliseconds since 1970");
            }
        }
    }
}
