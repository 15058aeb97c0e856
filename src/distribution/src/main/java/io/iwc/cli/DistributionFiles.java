package io.iwc.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what the zip holds beside the command and is made of its model: {@code completions/iwc.bash}, and in {@code adoc}
 * a page of each command, of which the build makes man pages.
 */
final class DistributionFiles {
    private DistributionFiles() {}

    /** Writes below the folder that is given. */
    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var silent = Console.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);
        var command = IwcCommand.commandLine(silent);

        var completions = Files.createDirectories(folder.resolve("completions"));
        Files.writeString(completions.resolve("iwc.bash"), AutoComplete.bash("iwc", command));

        var pages = Files.createDirectories(folder.resolve("adoc"));
        for (var page : IwcCommand.withSubcommands(command).toList()) {
            var spec = page.getCommandSpec();
            spec.usageMessage().sortOptions(true); // the order of declaration is not always kept
            spec.usageMessage().footerHeading("Notes and examples%n"); // without a heading it is left out
            try (var writer =
                    new PrintWriter(Files.newBufferedWriter(pages.resolve(spec.qualifiedName("-") + ".adoc")))) {
                ManPageGenerator.writeSingleManPage(writer, spec);
            }
        }
    }
}
