package io.iwc.cli;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Json;
import io.iwc.internal.Problems;
import io.iwc.spec.internal.SpecDirectory;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.internal.Validation;
import io.iwc.workload.internal.WorkloadValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks workloads and says everything that is wrong with them. */
@Command(
        name = "validate",
        description = {
            "Validates canonical workloads: each line against the schema, and consistency between lines.",
            "Validates spec directories: every row, consistency between the files, and their hashes.",
            "Validates datasets: every record, as 'iwc compile' reads it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example: all workloads in a folder, warnings as errors", "  iwc validate --strict workloads/"})
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Workloads, spec directories, datasets, or folders to search for workloads.")
    private List<Path> paths = List.of();

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    @Mixin
    private RecountOptions recount = new RecountOptions();

    @Mixin
    private WorkloadFormatOption format = new WorkloadFormatOption();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var tokenizer = recount.tokenizer();
        var targets = ValidationTargets.of(paths);
        var isJson = format.isJson();
        var inputs = new WorkloadInputs(console, dataset, format.dataset(), tokenizer, seed.seed());
        var faults = looked(targets.workloads(), inputs);
        var found = new LinkedHashMap<Path, Validation>();
        for (var workload : targets.workloads()) {
            var fault = faults.get(workload);
            found.put(workload, fault == null ? check(workload, tokenizer, inputs) : fault);
        }
        if (isJson) {
            console.print(Json.document(found.entrySet().stream()
                    .map(entry -> document(entry.getKey(), entry.getValue()))
                    .toList()));
        } else {
            targets.leftOut().forEach(console.err()::println);
            found.forEach(this::print);
        }
        return found.values().stream().allMatch(this::isGood) ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** Files that are nothing known are said with the others. */
    private static Map<Path, Validation> looked(List<Path> workloads, WorkloadInputs inputs) {
        var faults = new HashMap<Path, Validation>();
        for (var workload : workloads) {
            try {
                inputs.look(workload);
            } catch (InvalidInputException e) {
                if (!Files.exists(workload)) {
                    throw e;
                }
                var problems = new Problems();
                e.problems().forEach(problems::add);
                faults.put(workload, new Validation(0, 0, problems, new Problems()));
            }
        }
        inputs.checkOptions();
        return faults;
    }

    private Validation check(Path workload, Optional<Tokenizer> tokenizer, WorkloadInputs inputs) {
        if (Files.isDirectory(workload)) {
            return SpecDirectory.validate(workload, tokenizer);
        }
        if (!inputs.isPlain(workload)) {
            return inputs.validated(workload);
        }
        var validator = WorkloadValidator.standard().withLineValidator(SchemaValidator.lazy());
        return tokenizer.map(validator::countingWith).orElse(validator).validate(workload);
    }

    private boolean isGood(Validation validation) {
        return validation.isValid() && (!strict || validation.warnings().isEmpty());
    }

    private void print(Path workload, Validation validation) {
        print("", validation.errors());
        print(strict ? "" : "warning: ", validation.warnings());
        if (isGood(validation)) {
            console.out().println(workload + ": valid, " + counted(validation.requests(), "request"));
        } else {
            var errors = validation.errors().count()
                    + (strict ? validation.warnings().count() : 0);
            console.err()
                    .println(workload + ": " + counted(errors, "error") + " in " + counted(validation.lines(), "line"));
        }
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private void print(String kind, Problems problems) {
        problems.first().forEach(problem -> console.err().println(kind + problem));
        var more = problems.count() - problems.first().size();
        if (more > 0) {
            console.err().println(kind + "and " + more + " more");
        }
    }

    private Map<String, Object> document(Path workload, Validation validation) {
        var content = new TreeMap<String, Object>();
        content.put("path", workload.toString().replace('\\', '/'));
        content.put("valid", isGood(validation));
        content.put("requests", validation.requests());
        content.put("lines", validation.lines());
        content.put("error_count", validation.errors().count());
        content.put("errors", document(validation.errors()));
        content.put("warning_count", validation.warnings().count());
        content.put("warnings", document(validation.warnings()));
        return content;
    }

    private static List<String> document(Problems problems) {
        return problems.first().stream().map(Problem::toString).toList();
    }
}
