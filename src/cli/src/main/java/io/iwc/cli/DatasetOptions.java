package io.iwc.cli;

import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.tokens.Tokenizer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a WORKLOAD is read that is somebody else's file: what {@code iwc compile} would be asked. */
final class DatasetOptions implements DatasetReading {
    /** {@code --block-size} of compile; elsewhere that name is taken by what is measured or written. */
    static final String BLOCK_SIZE = "--trace-block-size";

    private static final String ARRIVAL = "--arrival";
    private static final String SKIP_BAD = "--skip-bad";

    /** Those that mean something for a dataset only; processes and their parameters are refused by themselves. */
    private static final List<String> OF_DATASETS = List.of(
            ARRIVAL,
            SKIP_BAD,
            "--mode",
            "--user-tag",
            "--assistant-tag",
            "--separator",
            "--max-output-tokens",
            "--think-seconds",
            BLOCK_SIZE,
            "--keep-failed",
            "--time-unit",
            "--column",
            "--reference",
            "--results");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ConversationOptions conversations = new ConversationOptions();

    @Option(
            names = BLOCK_SIZE,
            paramLabel = "N",
            description = "mooncake: tokens per block hash of the trace (default: 512).")
    private Optional<Integer> blockSize = Optional.empty();

    @Mixin
    private FormatOptions details = new FormatOptions();

    @Mixin
    private ArrivalOptions arrival = new ArrivalOptions();

    @Option(names = SKIP_BAD, description = "Dataset: skip invalid records and say how many.")
    private boolean skipBad;

    /** Of files without a format, every option is refused. */
    @Override
    public void check(List<String> formats) {
        var given = new GivenOptions(command);
        if (formats.isEmpty()) {
            given.require(
                    false, "found without a dataset, which alone is read in more than one way", allOf(OF_DATASETS));
        }
        var refusals = formats.stream()
                .flatMap(format -> refusal(given, format).stream())
                .toList();
        if (refusals.size() == formats.size() && !refusals.isEmpty()) {
            throw refusals.get(0);
        }
        arrival.refuseIdle(); // a canonical file is read without asking for arrivals
    }

    private Optional<ParameterException> refusal(GivenOptions given, String format) {
        try {
            FormatBound.check(command, format);
            IdleCompileOptions.check(given, format, conversations.mode());
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e);
        }
    }

    private static String[] allOf(List<String> names) {
        return names.toArray(String[]::new);
    }

    @Override
    public boolean changeWorkloads() {
        var given = new GivenOptions(command);
        return given.has(ARRIVAL) || given.has(SKIP_BAD);
    }

    @Override
    public WorkloadCompiler compiler(String format, Optional<Tokenizer> counting, long seed) {
        var compiler = WorkloadCompiler.with(UsageErrors.checked(command, () -> options(format, counting, seed)));
        return arrival.isTrace() ? compiler.requiringRecordedArrivals() : compiler;
    }

    private CompileOptions options(String format, Optional<Tokenizer> counting, long seed) {
        var options = CompileOptions.defaults().toBuilder()
                .format(format)
                .rng(arrival.rng())
                .seed(seed)
                .skipBad(skipBad)
                .details(details.details(blockSize));
        conversations.addTo(options);
        arrival.process().ifPresent(options::arrival);
        counting.ifPresent(options::tokenizer);
        return options.build();
    }
}
