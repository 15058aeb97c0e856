package io.iwc.cli;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.replay.Endpoint;
import io.iwc.replay.ReplayOptions;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import io.iwc.run.internal.RunContext;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The replays of a sweep: one workload at one endpoint, each level with a run folder of its own. */
final class LevelReplays {
    private final Replays replays;
    private final Workload workload;
    private final Tokenizer counting;
    private final Endpoint target;
    private final ReplayOptions options;
    private final Path folder;
    private final Map<OptionalDouble, Fingerprint> shapes = new HashMap<>(); // levels of one rate send the same

    /**
     * Replays that have not begun.
     *
     * @param options with the tokenizer that measures what is sent
     * @param folder of the run folders
     */
    LevelReplays(Replays replays, Workload workload, Endpoint target, ReplayOptions options, Path folder) {
        this.replays = replays;
        this.workload = workload;
        counting = options.tokenizer().orElseThrow();
        this.target = target;
        this.options = options;
        this.folder = folder;
    }

    /**
     * What happened at a level; empty if Ctrl-C came before its end, which then keeps what was done in its run folder.
     *
     * @param place of the level among others, what the progress line begins with
     */
    Optional<SweepPoint> at(SweepLevel level, String place) {
        var sent = level.applyTo(workload);
        var shape = shapes.computeIfAbsent(level.rate(), rate -> Fingerprinter.of(sent, counting));
        if (replays.areStopped()) {
            return Optional.empty();
        }
        var run = replays.run(
                sent,
                target,
                options.at(level).withFolder(folder.resolve(name(level))),
                RunContext.none().withWorkload(shape),
                place);
        return run.isComplete() ? Optional.of(new SweepPoint(level, run)) : Optional.empty();
    }

    /** {@code rate-4}, {@code concurrency-8}, {@code rate-0.5-concurrency-8}. */
    private static String name(SweepLevel level) {
        return level.toString()
                .toLowerCase(Locale.ROOT)
                .replace('=', '-')
                .replace(", ", "-")
                .replaceAll("\\.0(?=-|$)", "");
    }
}
