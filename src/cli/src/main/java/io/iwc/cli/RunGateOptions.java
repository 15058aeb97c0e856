package io.iwc.cli;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.Judgement;
import io.iwc.drift.Verdict;
import io.iwc.report.internal.GatesJunitXml;
import io.iwc.report.internal.RunGatesText;
import io.iwc.run.Run;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What runs have to hold; one that is not held ends the command with status 2. */
final class RunGateOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--fail-on",
            paramLabel = "METRIC=BOUND",
            converter = RunGate.Converter.class,
            completionCandidates = MetricIdCandidates.class,
            description = "Gate: the largest value of a metric that gets worse upwards, the smallest of one that gets"
                    + " worse downwards, such as run.errorRate=1%%, run.ttft.p99=500ms or run.goodputShare=0.99; slo:"
                    + " the targets of --slo, met by 99 %% of the requests; repeatable.")
    private List<RunGate> gates = List.of();

    @Option(names = "--fail-on-invalid", description = "Gate: the run is valid.")
    private boolean failsOnInvalid;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "JUnit XML file with one test case per gate.")
    private Optional<Path> junitXml = Optional.empty();

    /** Refuses gates that nothing could be measured for. */
    void check(boolean hasSlo, boolean hasBaseline) {
        for (var gate : gates) {
            if (gate.needsSlo() && !hasSlo) {
                throw new ParameterException(
                        command.commandLine(),
                        "--fail-on: " + gate.metric() + ": found no --slo, expected targets to measure it by");
            }
            if (gate.ofBaseline() && !hasBaseline) {
                throw new ParameterException(
                        command.commandLine(),
                        "--fail-on: " + gate.metric() + ": found a percentage without a baseline, expected a bound in"
                                + " the metric's unit, such as 500ms of a duration");
            }
        }
        new GivenOptions(command)
                .require(areGiven(), "given without --fail-on or --fail-on-invalid: there is no gate", "--junit-xml");
    }

    boolean areGiven() {
        return !gates.isEmpty() || failsOnInvalid;
    }

    /**
     * Judges a run, or several by name, and says what came out.
     *
     * @param otherwise the status if no gate failed
     */
    int judge(Map<String, Run> runs, Optional<Run> baseline, Console console, boolean onStandardOutput, int otherwise) {
        if (!areGiven()) {
            return otherwise;
        }
        var judgements = new LinkedHashMap<String, Judgement>();
        runs.forEach((name, run) -> judgements.put(name, all().judge(Drift.between(baseline.orElse(run), run))));
        var text = RunGatesText.of(judgements);
        if (onStandardOutput) {
            console.show("\n" + text);
        } else {
            console.err().print(text);
            console.err().flush();
        }
        junitXml.ifPresent(file -> AtomicFile.write(
                file, GatesJunitXml.of(command.qualifiedName() + " " + String.join(" ", runs.keySet()), judgements)));
        return status(judgements, console, otherwise);
    }

    private static int status(Map<String, Judgement> judgements, Console console, int otherwise) {
        if (judgements.values().stream().anyMatch(judgement -> !judgement.passed())) {
            return ExitStatus.GATE_FAILED;
        }
        if (judgements.values().stream().allMatch(judgement -> judgement.verdict() == Verdict.NOT_APPLICABLE)) {
            console.err().println("none of the gates could be measured");
            return ExitStatus.GATE_FAILED;
        }
        return otherwise;
    }

    private Gates all() {
        var all = Gates.none();
        for (var gate : gates) {
            all = gate.on(all);
        }
        return (failsOnInvalid ? all.validRun() : all).lenient();
    }
}
