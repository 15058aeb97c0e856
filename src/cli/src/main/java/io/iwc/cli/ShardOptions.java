package io.iwc.cli;

import io.iwc.replay.ReplayOptions;
import io.iwc.replay.Shard;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which part of a replay runs here, and when all of them begin. */
final class ShardOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Send only shard I of N, counted from 1; sessions are not split. job/N takes I from"
                    + " JOB_COMPLETION_INDEX of an indexed Kubernetes job. Combine the runs with iwc merge.")
    private Optional<String> shard = Optional.empty();

    @Option(
            names = "--start-at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Time at which the schedule starts: 2026-01-31T12:00:00Z, or milliseconds since 1970.")
    private Optional<Instant> startAt = Optional.empty();

    ReplayOptions of(ReplayOptions options) {
        var begun = startAt.map(options::withStartAt).orElse(options);
        if (shard.isPresent() && startAt.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--shard: expected --start-at too, the same time for all shards");
        }
        return shard.map(text -> UsageErrors.checked(command, () -> Shard.parse(text, System.getenv())))
                .map(begun::withShard)
                .orElse(begun);
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
