package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.Judgement;
import io.iwc.drift.RequestPairs;
import io.iwc.drift.UnknownMetricException;
import io.iwc.drift.Verdict;
import io.iwc.drift.internal.Calibration;
import io.iwc.drift.internal.DriftFile;
import io.iwc.drift.internal.Power;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Metric;
import io.iwc.report.internal.DriftPage;
import io.iwc.report.internal.DriftText;
import io.iwc.report.internal.GatesJunitXml;
import io.iwc.workload.WorkloadDefaults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds one workload against another. */
@Command(
        name = "diff",
        description = "Compares two workloads or fingerprints and fails if a gate fails.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit status 2: a gate failed or none could be measured; 1: the two sides cannot be compared.",
            "",
            "Example: prompt P90 may change by 10 %%, median prefill dominance by 0.05",
            "  iwc diff before.jsonl after.jsonl --fail-on tokens.prompt.p90=10%% --fail-on-prefill-delta 0.05",
            "",
            "Example: an HTML page, and the gates as JUnit XML",
            "  iwc diff before.jsonl after.jsonl --html drift.html --junit-xml gates.xml --fail-on-ks 0.1"
        })
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_CHANGES = 10;

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "Baseline: a workload, dataset or fingerprint (.json).")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Candidate: a workload, dataset or fingerprint (.json).")
    private Path after = Path.of("");

    @Mixin
    private GateOptions gates = new GateOptions();

    @Option(
            names = "--calibrate",
            description = "Derive a gate for each metric from what chance does to it, by dealing blocks of A and B"
                    + " anew; A must be a workload.")
    private boolean calibrated;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description =
                    "Seed of the resampling for --calibrate, and of arrivals that are drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--confidence",
            paramLabel = "PERCENT",
            defaultValue = "" + Calibration.CONFIDENCE_PERCENT,
            description =
                    "For --calibrate: how many of a hundred workloads of the same distribution pass all gates, 50 to"
                            + " 99 (default: ${DEFAULT-VALUE}).")
    private int confidence;

    @Option(names = "--power", description = "For --calibrate: print which shifts the gates catch at this size.")
    private boolean tellsPower;

    @Option(
            names = "--fail-on-request-delta",
            paramLabel = "PERCENT",
            description =
                    "Pair the requests of both sides, if they are of one fixture, and fail if a prompt differs from its"
                            + " partner by more, or nothing can be paired; both sides must be workloads.")
    private Optional<Double> requestDelta = Optional.empty();

    @Option(names = "--only-changed", description = "Show only metrics that differ.")
    private boolean onlyChanged;

    @Option(names = "--summary", description = "Omit the table of metrics.")
    private boolean summaryOnly;

    @Option(
            names = "--without-tokens",
            description = "Compare only metrics that do not depend on token counts; allows different tokenizers.")
    private boolean withoutTokens;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "JUnit XML file with one test case per gate.")
    private Optional<Path> junitXml = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Self-contained HTML page with gates, metrics and the distributions of both sides.")
    private Optional<Path> page = Optional.empty();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private WorkloadFormatOption format = new WorkloadFormatOption();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        refuseIdleOptions();
        var isJson = format.isJson();
        var inputs = new WorkloadInputs(console, dataset, format.dataset(), tokenizer.given(), seed).of(before, after);
        var current = inputs.fingerprint(after, tokenizer.tokenizer());
        var baseline = inputs.fingerprint(before, tokenizer.tokenizer());
        var drift = drift(baseline, current);
        requireMetrics(drift);
        var judgement = gates.on(calibrated ? calibration(current, inputs) : Gates.none())
                .judge(drift);
        if (isJson) {
            console.print(DriftFile.text(drift, judgement));
        } else {
            console.show(text(drift, judgement));
        }
        junitXml.ifPresent(
                file -> GatesJunitXml.write("iwc diff " + baseline.name() + " " + current.name(), judgement, file));
        page.ifPresent(file -> DriftPage.write(drift, judgement, PageEnvironment.now(), file));
        var isHeldByRequest = isHeldByRequest(inputs); // prints, also where another gate failed
        return isHeld(judgement) && isHeldByRequest ? ExitStatus.DONE : ExitStatus.GATE_FAILED;
    }

    private Drift drift(Fingerprint baseline, Fingerprint current) {
        var drift = withoutTokens ? Drift.withoutTokens(baseline, current) : Drift.between(baseline, current);
        return gates.allowMadeArrivals() ? drift : drift.ofRecordedArrivals();
    }

    /** Gates of which none could be measured hold nothing. */
    private boolean isHeld(Judgement judgement) {
        return judgement.verdict() == Verdict.PASS
                && !(calibrated && judgement.results().isEmpty());
    }

    /** Request against request, where both sides are of one fixture: no sampling noise. */
    private boolean isHeldByRequest(WorkloadInputs inputs) {
        if (WorkloadInputs.isFingerprint(before) || WorkloadInputs.isFingerprint(after)) {
            return true;
        }
        if (requestDelta.isEmpty() && (format.isJson() || (summaryOnly && !calibrated))) {
            return true;
        }
        var pairs = RequestPairs.of(inputs.read(before), inputs.read(after), tokenizer.tokenizer());
        if (!format.isJson()) {
            pairs.ifPresent(found -> console.show(text(found)));
        }
        if (requestDelta.isEmpty()) {
            return true;
        }
        if (pairs.isEmpty()) {
            console.err().println("gate failed: not measurable: the requests of both sides cannot be paired");
            return false;
        }
        var allowed = requestDelta.get() / 100;
        var failed = pairs.get().largestPromptChange() > allowed
                || pairs.get().onlyBefore() > 0
                || pairs.get().onlyNow() > 0;
        if (failed) {
            console.err()
                    .println("gate failed: " + pairs.get().summary() + ", allowed a change of each prompt by "
                            + requestDelta.get() + " %");
        }
        return !failed;
    }

    private static String text(RequestPairs pairs) {
        var text = new StringBuilder("\nREQUESTS\n--------\n" + pairs.summary() + "\n");
        pairs.changes().stream()
                .sorted(Comparator.comparingInt((RequestPairs.Change change) -> -Math.abs(change.promptDelta())))
                .limit(MOST_CHANGES)
                .forEach(change -> text.append(change.sentence()).append('\n'));
        if (pairs.changes().size() > MOST_CHANGES) {
            text.append("and ").append(pairs.changes().size() - MOST_CHANGES).append(" more\n");
        }
        return text.toString();
    }

    private void refuseIdleOptions() {
        var given = new GivenOptions(spec);
        given.require(
                calibrated || given.has("--arrival"),
                "given without --calibrate, which alone draws at random",
                "--seed");
        given.require(calibrated, "given without --calibrate, whose gates it is about", "--confidence", "--power");
        if (confidence < 50 || confidence > 99) {
            throw new ParameterException(
                    spec.commandLine(), "--confidence: found " + confidence + ", expected an integer from 50 to 99");
        }
        given.require(
                !WorkloadInputs.isFingerprint(before) && !WorkloadInputs.isFingerprint(after),
                "found with a fingerprint, which has no requests",
                "--fail-on-request-delta");
        if (requestDelta.isPresent() && !(requestDelta.get() >= 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fail-on-request-delta: found " + requestDelta.get() + ", expected a number ≥ 0");
        }
        given.require(!summaryOnly, "found together with --summary, which leaves out the table", "--only-changed");
        given.require(
                !format.isJson(),
                "found together with --format json, which is always whole",
                "--only-changed",
                "--summary");
        given.require(
                !WorkloadInputs.isFingerprint(before) || !WorkloadInputs.isFingerprint(after),
                "found with two fingerprints, whose tokens are counted already",
                "--tokenizer",
                "--tokenizer-model");
    }

    private String text(Drift drift, Judgement judgement) {
        return DriftText.summary(drift)
                + (summaryOnly ? "" : "\n" + DriftText.metrics(drift, onlyChanged))
                + (judgement.results().isEmpty() ? "" : "\n" + DriftText.gates(judgement))
                + DriftText.inapplicable(judgement);
    }

    private void requireMetrics(Drift drift) {
        try {
            gates.metrics().forEach(drift::require);
        } catch (UnknownMetricException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Gates calibration(Fingerprint current, WorkloadInputs inputs) {
        if (WorkloadInputs.isFingerprint(before)) {
            throw new IwcException(
                    before + ": found a fingerprint, expected a workload: --calibrate resamples its" + " requests");
        }
        var requests = (long) current.measurement(Metric.REQUEST_COUNT).value();
        var baseline = inputs.read(before);
        var calibration = WorkloadInputs.isFingerprint(after)
                ? Calibration.of(baseline, tokenizer.tokenizer(), requests, seed, confidence)
                : Calibration.of(baseline, inputs.read(after), tokenizer.tokenizer(), seed, confidence);
        console.err().println(calibration.statement());
        if (!calibration.thresholds().isEmpty()) {
            withoutGate(calibration).forEach(console.err()::println);
        }
        if (tellsPower) {
            Power.of(calibration).forEach(console.err()::println);
        }
        return calibration.gates().noting(Power.undetectable(calibration));
    }

    /** One sentence for each reason. */
    private static List<String> withoutGate(Calibration calibration) {
        var metricsOf = new LinkedHashMap<String, List<String>>();
        calibration.notCalibrated().forEach((metric, reason) -> metricsOf
                .computeIfAbsent(reason, key -> new ArrayList<>())
                .add(metric.id()));
        return metricsOf.entrySet().stream()
                .map(entry -> "no gate on " + String.join(", ", entry.getValue()) + ", which cannot be calibrated: "
                        + entry.getKey())
                .toList();
    }
}
