package io.iwc.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port to listen on; 0 is any free one. */
final class PortNumber implements ITypeConverter<Integer> {
    private static final int MOST = 65_535;

    @Override
    public Integer convert(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= MOST) {
                return port;
            }
        } catch (NumberFormatException e) { // said below
        }
        throw new TypeConversionException("found \"" + text + "\", expected a port from 0 to " + MOST);
    }
}
