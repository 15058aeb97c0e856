package io.iwc.cli;

import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import java.time.Instant;
import java.util.Objects;
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
                return ReplayOption.START_AT
                        .applyTo(ReplayOptions.defaults(), text)
                        .startAt()
                        .orElseThrow();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(Objects.requireNonNull(e.getMessage()));
            }
        }
    }
}
