package io.iwc.cli;

import io.iwc.dataset.DatasetReader;
import io.iwc.dataset.DatasetReaders;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What {@code iwc compile} can read, a reader of the user's own among it. */
@Command(
        name = "formats",
        description = {
            "Lists the formats that 'iwc compile' reads: those of IWC, and those of readers on the class path",
            "(jars in the folder lib beside the command, or named in the variable IWC_CLASSPATH)."
        },
        mixinStandardHelpOptions = true)
final class FormatsCommand implements Callable<Integer> {
    private final Console console;

    FormatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var readers = DatasetReaders.all();
        var width = readers.stream()
                .mapToInt(reader -> reader.name().length())
                .max()
                .orElse(0);
        for (var reader : readers) {
            console.out().printf(Locale.ROOT, "%-" + width + "s  %s%n", reader.name(), described(reader));
        }
        return ExitStatus.DONE;
    }

    private static String described(DatasetReader reader) {
        var type = reader.getClass();
        return reader.description()
                + (type.getPackage() == DatasetReader.class.getPackage() ? "" : " (" + type.getName() + ")");
    }
}
