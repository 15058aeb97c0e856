package io.iwc.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/**
 * An input whose first line names what the rest is, so that seeds can be read; of lines that name nothing, the first byte
 * chooses.
 *
 * @param name one of those there are
 * @param content what follows the first line
 */
public record NamedInput(String name, byte[] content) {
    /**
     * Takes an input apart.
     *
     * @param names what it may be, at least one
     */
    public static NamedInput of(byte[] input, List<String> names) {
        var end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        var line = new String(input, 0, end, ISO_8859_1);
        var content = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        var chosen = line.isEmpty() ? 0 : line.charAt(0) % names.size();
        return new NamedInput(names.contains(line) ? line : names.get(chosen), content);
    }
}
