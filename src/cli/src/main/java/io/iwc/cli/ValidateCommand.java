package io.iwc.cli;

import io.iwc.Problem;
import io.iwc.Problems;
import io.iwc.artifact.Json;
import io.iwc.workload.Validation;
import io.iwc.workload.WorkloadValidator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks workloads and says everything that is wrong with them. */
@Command(
        name = "validate",
        description = "Checks canonical workloads: each line against the schema, and what must hold between lines.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example: every workload of a folder, warnings as errors", "  iwc validate --strict workloads/"})
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or folders with *.jsonl files in them.")
    private List<Path> paths = List.of();

    @Option(names = "--strict", description = "Warnings are errors.")
    private boolean strict;

    @Option(names = "--count", description = "Count prompts again and hold prompt_tokens beside text against it.")
    private boolean count;

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var found = paths.stream().map(validator()::validate).toList();
        if (format.isJson()) {
            console.print(
                    Json.document(found.stream().map(ValidateCommand::document).toList()));
        } else {
            found.forEach(this::print);
        }
        return found.stream().allMatch(Validation::isValid) ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private WorkloadValidator validator() {
        var validator = WorkloadValidator.standard();
        if (count) {
            validator = validator.countingWith(tokenizer.tokenizer());
        }
        return strict ? validator.strict() : validator;
    }

    private void print(Validation validation) {
        print("", validation.errors());
        if (validation.warnings() != validation.errors()) {
            print("warning: ", validation.warnings());
        }
        if (validation.isValid()) {
            console.out()
                    .println(counted(validation.files(), "file") + ", " + counted(validation.requests(), "request")
                            + ": valid");
        } else {
            console.err()
                    .println(counted(validation.errors().count(), "error") + " in "
                            + counted(validation.lines(), "line"));
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

    private static Map<String, Object> document(Validation validation) {
        var content = new TreeMap<String, Object>();
        content.put("valid", validation.isValid());
        content.put("requests", validation.requests());
        content.put(
                "errors",
                validation.errors().first().stream().map(Problem::toString).toList());
        return content;
    }
}
