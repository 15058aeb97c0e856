package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.DatasetReaders;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats that {@code iwc compile} reads, {@code auto} among them: checks a name, and lists all for help. */
final class FormatNames implements ITypeConverter<String>, Iterable<String> {
    @Override
    public String convert(String found) {
        var known = known();
        if (!known.contains(found)) {
            if (CommandFiles.path(found).filter(Files::isRegularFile).isPresent()) {
                throw new TypeConversionException("found the file \"" + found + "\", expected a format, as in auto -i "
                        + found + "; one of " + String.join(", ", known));
            }
            throw new TypeConversionException("found \"" + found + "\", expected one of " + String.join(", ", known));
        }
        return found;
    }

    @Override
    public Iterator<String> iterator() {
        return known().iterator();
    }

    private static List<String> known() {
        var names = new ArrayList<>(List.of(DatasetFormat.AUTO));
        try {
            names.addAll(DatasetReaders.names());
        } catch (IwcException e) {
            throw new TypeConversionException(e.getMessage());
        }
        return names;
    }
}
