package io.iwc.cli;

import io.iwc.dataset.DatasetFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code --format} of a command that reads a WORKLOAD and prints a table: how the table is printed, or what a dataset
 * is, or both, one after the other. No format of datasets is called like one of tables.
 */
final class WorkloadFormatOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            converter = Names.class,
            completionCandidates = Names.class,
            description = "Output format: text, json (default: text); or the format of a dataset, as iwc formats lists"
                    + " them (default: detected). Repeatable: one of each.")
    private List<String> formats = List.of();

    boolean isJson() {
        return only(outputs()).filter("json"::equals).isPresent();
    }

    /** The format of the dataset that was named; empty if it is to be detected. */
    Optional<String> dataset() {
        return only(formats.stream()
                        .filter(format -> !outputs().contains(format))
                        .toList())
                .filter(name -> !name.equals(DatasetFormat.AUTO));
    }

    private Optional<String> only(List<String> kind) {
        var found = formats.stream().filter(kind::contains).toList();
        if (found.size() > 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--format: found " + found.get(0) + " and " + found.get(1) + ", expected one of them");
        }
        return found.stream().findFirst();
    }

    private static List<String> outputs() {
        return StreamSupport.stream(new Ids.Outputs().spliterator(), false).toList();
    }

    /** {@code json}, {@code azure}. */
    static final class Names implements ITypeConverter<String>, Iterable<String> {
        @Override
        public String convert(String found) {
            if (outputs().contains(found)) {
                return found;
            }
            try {
                return new FormatNames().convert(found);
            } catch (TypeConversionException e) {
                throw new TypeConversionException(
                        "found \"" + found + "\", expected one of " + String.join(", ", this));
            }
        }

        @Override
        public Iterator<String> iterator() {
            var datasets = StreamSupport.stream(new FormatNames().spliterator(), false);
            return Stream.concat(outputs().stream(), datasets).iterator();
        }
    }
}
