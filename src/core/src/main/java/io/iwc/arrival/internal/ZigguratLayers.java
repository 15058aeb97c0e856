package io.iwc.arrival.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The 256 layers of one ziggurat, read once from the resource table of this class. */
final class ZigguratLayers {
    private static final int COUNT = 256;
    private static final String TABLE = "ziggurat.csv";

    /** A draw of the layer below this is accepted at once. */
    final long[] threshold = new long[COUNT];
    /** From an integer draw to a value. */
    final double[] width = new double[COUNT];
    /** The density at the outer edge. */
    final double[] density = new double[COUNT];

    private ZigguratLayers(int firstColumn) {
        try (var lines = new BufferedReader(new InputStreamReader(table(), StandardCharsets.UTF_8))) {
            var rows =
                    lines.lines().filter(line -> !line.startsWith("#")).skip(1).iterator();
            for (var i = 0; i < COUNT; i++) {
                var cells = rows.next().split(",", -1);
                threshold[i] = Long.parseLong(cells[firstColumn], 16);
                width[i] = Double.parseDouble(cells[firstColumn + 1]);
                density[i] = Double.parseDouble(cells[firstColumn + 2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ZigguratLayers exponential() {
        return new ZigguratLayers(0);
    }

    static ZigguratLayers normal() {
        return new ZigguratLayers(3);
    }

    private static InputStream table() {
        return Objects.requireNonNull(ZigguratLayers.class.getResourceAsStream(TABLE), TABLE);
    }
}
