package io.iwc.cli;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.cli.MeasuredWorkload.Detail;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.DatasetFormat.Detected;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.WorkloadReport;
import io.iwc.spec.internal.SpecDirectory;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whatever a WORKLOAD may be: a canonical file, a spec directory, or somebody else's dataset or trace, which is read as
 * {@code iwc compile} would compile it, without a file in between. What it is taken for is said, and all that compile
 * would say.
 */
final class WorkloadInputs {
    private final Console console;
    private final DatasetReading options;
    private final Optional<String> format;
    private final Optional<Tokenizer> counting;
    private final long seed;
    private final Map<Path, Detected> formats = new HashMap<>();
    private final Set<String> said = new HashSet<>();

    /**
     * Nothing looked at yet.
     *
     * @param format of a dataset, if it was named
     * @param counting of recorded answers, if one was asked for
     * @param seed of arrivals that are drawn
     */
    WorkloadInputs(
            Console console, DatasetReading options, Optional<String> format, Optional<Tokenizer> counting, long seed) {
        this.console = console;
        this.options = options;
        this.format = format;
        this.counting = counting;
        this.seed = seed;
    }

    /**
     * Finds out what the files of a command are, and refuses options that mean nothing to any of them.
     *
     * @throws InvalidInputException with a sentence on a file that is none of what can be read
     */
    WorkloadInputs of(Path... files) {
        for (var file : files) {
            look(file);
        }
        checkOptions();
        return this;
    }

    /**
     * Finds out what a file is.
     *
     * @throws InvalidInputException with a sentence if it is none of what can be read
     */
    void look(Path file) {
        if (Files.isDirectory(file)) {
            if (!SpecDirectory.isOne(file)) {
                refuseOther(file);
            }
        } else if (!isFingerprint(file)) {
            formats.computeIfAbsent(file, this::formatOf);
        }
    }

    /** Refuses options that mean nothing to any of the files that were looked at. */
    void checkOptions() {
        options.check(formats.values().stream().map(Detected::format).toList());
    }

    private static void refuseOther(Path file) {
        OtherFiles.of(file).ifPresent(what -> {
            throw new InvalidInputException(
                    new Problem(file.toString(), "", "is " + what + "; expected a workload or a dataset"));
        });
    }

    private Detected formatOf(Path file) {
        if (format.isPresent()) {
            return new Detected(format.get(), "");
        }
        var detected = detected(file);
        if (!detected.format().equals(DatasetFormat.CANONICAL)) {
            console.err().println(file + ": read as " + detected.format() + ": " + detected.because());
        }
        return detected;
    }

    private static Detected detected(Path file) {
        try {
            return DatasetFormat.detectWorkload(file);
        } catch (InvalidInputException e) {
            refuseOther(file);
            throw e;
        }
    }

    /** Whether a path leads to a fingerprint instead of a workload, however it is called. */
    static boolean isFingerprint(Path path) {
        return path.toString().endsWith(".json")
                && (!Files.exists(path) || (Files.isRegularFile(path) && OtherFiles.isFingerprint(path)));
    }

    /** The workload, in memory. */
    Workload read(Path file) {
        if (Files.isDirectory(file)) {
            return SpecDirectory.read(file);
        }
        return read(
                file, () -> isPlain(file) ? Workload.read(file) : compiler(file).compile(file));
    }

    /** A workload that something is to be sent of, or predicted for. */
    Workload readToSend(Path file) {
        var workload = read(file);
        if (workload.requests().isEmpty()) {
            throw new IwcException(file + ": found no request, expected at least one to send");
        }
        return workload;
    }

    /** What a fingerprint file holds, or the fingerprint of a workload. */
    Fingerprint fingerprint(Path file, Tokenizer tokenizer) {
        return isFingerprint(file)
                ? FingerprintFile.read(file)
                : measured(file, Fingerprinter.Options.of(tokenizer), Detail.HASHED)
                        .fingerprint();
    }

    /**
     * The fingerprint of a workload; a file may be larger than memory. One that breaks the rules is refused.
     *
     * @param detail what is needed of it
     */
    MeasuredWorkload measured(Path file, Fingerprinter.Options measuring, Detail detail) {
        if (Files.isDirectory(file)) {
            var spec = SpecDirectory.read(file);
            var fingerprint = Fingerprinter.of(spec, measuring);
            return new MeasuredWorkload(fingerprint, () -> WorkloadReport.of(spec, fingerprint));
        }
        if (isPlain(file)) {
            var fingerprint = read(
                    file,
                    () -> detail.isHashed()
                            ? Fingerprinter.of(file, measuring)
                            : Fingerprinter.withoutHash(file, measuring));
            return new MeasuredWorkload(fingerprint, () -> WorkloadReport.of(file, fingerprint));
        }
        return read(file, () -> MeasuredWorkload.of(compiler(file), file, measuring, detail));
    }

    /** The requests, to be passed on one by one. */
    RequestSource source(Path file) {
        return Files.isDirectory(file) || !isPlain(file) ? RequestSource.of(read(file)) : RequestSource.stored(file);
    }

    /** What is wrong with the records of a dataset. */
    Validation validated(Path file) {
        return compiler(file).validate(file);
    }

    /** A canonical file, to be read as it is. */
    boolean isPlain(Path file) {
        return format(file).format().equals(DatasetFormat.CANONICAL) && !options.changeWorkloads();
    }

    private Detected format(Path file) {
        if (!formats.containsKey(file)) {
            refuseOther(file);
        }
        return Objects.requireNonNull(formats.get(file), "of(Path...) was not asked");
    }

    /** A wrong name makes every record a fault; one sentence says more than all of them. */
    private <T> T read(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInputException e) {
            var other = format.flatMap(named -> otherThan(named, file));
            if (other.isPresent() && e.problems().size() > 1) {
                throw new InvalidInputException(new Problem(
                        file.toString(),
                        "",
                        "cannot be read as " + format.get() + ": it looks like "
                                + other.get().format() + ", " + other.get().because()));
            }
            throw e;
        }
    }

    private static Optional<Detected> otherThan(String named, Path file) {
        try {
            return Optional.of(DatasetFormat.detectWorkload(file))
                    .filter(detected -> !detected.format().equals(named)
                            && !detected.because().isEmpty());
        } catch (IwcException e) {
            return Optional.empty();
        }
    }

    private WorkloadCompiler compiler(Path file) {
        var detected = format(file);
        return options.compiler(detected.format(), counting, seed)
                .havingDetected(detected)
                .saying(note -> say(file + ": " + note));
    }

    /** Once, though a file may be read twice. */
    private void say(String sentence) {
        if (said.add(sentence)) {
            console.err().println(sentence);
        }
    }
}
