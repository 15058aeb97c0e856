package io.iwc.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Paths of a command line, and why a name is none. */
final class PathNames implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            var why = text.indexOf('\0') >= 0
                    ? "which has the character NUL, expected a file name"
                    : "which the character set of this locale cannot spell, expected another name, or a UTF-8"
                            + " locale such as LC_ALL=C.UTF-8";
            throw new TypeConversionException("found \"" + text.replace('\0', '?') + "\", " + why);
        }
    }
}
