package io.iwc.cli;

import io.iwc.testing.GeneratedPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of all commands and options is what the command itself knows. */
class CommandReferenceTests {
    @Test
    void thePageIsTheModelOfTheCommand() throws IOException {
        var console = Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
        var text = IwcCommand.withSubcommands(IwcCommand.commandLine(console))
                .map(CommandLine::getCommandSpec)
                .map(CommandReferenceTests::section)
                .collect(Collectors.joining("\n"));

        new GeneratedPage("commands.md", "the model of the command", "src/cli", CommandReferenceTests.class)
                .hasTables(Map.of("commands", text));
    }

    private static String section(CommandSpec command) {
        var usage = command.usageMessage();
        var options = command.options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .sorted(Comparator.comparing(OptionSpec::longestName)) // the order of declaration is not always kept
                .map(option -> row(names(option), option))
                .collect(Collectors.joining());
        var arguments = command.positionalParameters().stream()
                .map(argument -> row("`" + argument.paramLabel() + "`", argument))
                .collect(Collectors.joining());
        var rows = arguments + options;
        return "## " + command.qualifiedName() + "\n\n"
                + escaped(String.join(" ", rendered(List.of(usage.description())))) + "\n"
                + (rows.isEmpty() ? "" : "\n| | what it does |\n| --- | --- |\n" + rows)
                + footer(rendered(List.of(usage.footer())));
    }

    private static String names(OptionSpec option) {
        var label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return "`" + String.join("`, `", option.names()) + label + "`";
    }

    private static String row(String name, ArgSpec argument) {
        return "| " + name + " | "
                + escaped(String.join(" ", argument.description())).replace("|", "\\|") + " |\n";
    }

    private static String footer(List<String> lines) {
        var text = lines.stream().dropWhile(String::isBlank).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "" : "\n```text\n" + text + "\n```\n";
    }

    /** Descriptions are templates of a formatter. */
    private static List<String> rendered(List<String> lines) {
        return lines.stream().map(line -> line.replace("%%", "%")).toList();
    }

    /** Angle brackets and stars would be markup. */
    private static String escaped(String text) {
        return text.replace("<", "&lt;")
                .replace("*", "\\*")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
