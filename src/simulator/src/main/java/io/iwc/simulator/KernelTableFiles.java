package io.iwc.simulator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.simulator.internal.Curve;
import io.iwc.simulator.internal.Grid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Kernel tables as LLMServingSim's profiler writes them, columns in any order, times in microseconds ({@code time_us}) or
 * in {@code time_ns}, {@code time_ms} or {@code time_s}: {@code dense.csv} (layer, tokens),
 * {@code per_sequence.csv} (layer, sequences), {@code attention.csv} (prefill_chunk, kv_prefill, n_decode, kv_decode)
 * and, for a mixture of experts, {@code moe.csv} (ep, tokens, activated_experts).
 *
 * @see <a href="https://github.com/casys-kaist/LLMServingSim">casys-kaist/LLMServingSim</a>
 */
final class KernelTableFiles {
    private static final String TIME = "time_us";
    private static final Map<String, Double> MICROS = Map.of("time_ns", 1e-3, TIME, 1.0, "time_ms", 1e3, "time_s", 1e6);
    private static final Set<String> ONCE = Set.of("embedding", "final_layernorm");
    private static final Map<String, Integer> TIMES = Map.of("layernorm", 2); // before attention and before the MLP

    private KernelTableFiles() {}

    static KernelTables read(
            int layers,
            Path dense,
            Path perSequence,
            Path attention,
            Optional<Path> experts,
            KernelTables.Shape shape) {
        var once = new TreeMap<Integer, Double>();
        var layer = new TreeMap<Integer, Double>();
        var byLayer = byLayer(dense, "tokens");
        byLayer.forEach((name, points) -> add(name, points, ONCE.contains(name) ? once : layer, dense, byLayer));
        var sequences = new TreeMap<Integer, Double>();
        var heads = byLayer(perSequence, "sequences");
        heads.forEach((name, points) -> add(name, points, sequences, perSequence, heads));
        return new KernelTables(
                layers,
                once.isEmpty() ? new Curve(new TreeMap<>(Map.of(1, 0.0))) : new Curve(once),
                new Curve(layer),
                new Curve(sequences),
                grid(
                        attention,
                        List.of("prefill_chunk", "kv_prefill", "n_decode", "kv_decode"),
                        OptionalInt.empty(),
                        true),
                experts.map(file -> grid(
                                file,
                                List.of("tokens", "activated_experts"),
                                OptionalInt.of(shape.expertParallel()),
                                false))
                        .orElse(null),
                shape);
    }

    /** Adds up what is measured at the same points; other points would mean that something is missing there. */
    private static void add(
            String name,
            SortedMap<Integer, Double> points,
            SortedMap<Integer, Double> sum,
            Path file,
            SortedMap<String, SortedMap<Integer, Double>> all) {
        var expected = all.values().iterator().next().keySet();
        if (!points.keySet().equals(expected)) {
            throw new InvalidInputException(new Problem(
                    file.toString(),
                    "layer",
                    "found \"" + name + "\" measured at " + points.size() + " points, expected the " + expected.size()
                            + " of \"" + all.firstKey() + "\""));
        }
        points.forEach((at, micros) -> sum.merge(at, TIMES.getOrDefault(name, 1) * micros, Double::sum));
    }

    private static SortedMap<String, SortedMap<Integer, Double>> byLayer(Path file, String column) {
        var layers = new TreeMap<String, SortedMap<Integer, Double>>();
        var rows = rows(file, List.of("layer", column, TIME));
        var time = time(file, rows);
        for (var row : rows) {
            layers.computeIfAbsent(row.getField("layer"), name -> new TreeMap<>())
                    .put((int) number(file, row, column), micros(file, row, time));
        }
        return layers;
    }

    /** Attention that attends to nothing takes nothing more than its launch: such points are not measured. */
    private static Grid grid(Path file, List<String> axes, OptionalInt expertParallel, boolean launched) {
        var points = new ArrayList<double[]>();
        var columns = new ArrayList<>(axes);
        columns.add(TIME);
        var rows = rows(file, columns);
        var time = time(file, rows);
        for (var row : rows) {
            if (expertParallel.isEmpty()
                    || row.findField("ep").isEmpty()
                    || number(file, row, "ep") == expertParallel.getAsInt()) {
                points.add(DoubleStream.concat(
                                axes.stream().mapToDouble(column -> number(file, row, column)),
                                DoubleStream.of(micros(file, row, time)))
                        .toArray());
            }
        }
        if (points.isEmpty()) {
            throw new InvalidInputException(new Problem(
                    file.toString(), "ep", "found no row of " + expertParallel.orElse(1) + ", expected at least one"));
        }
        if (launched) {
            var least = points.stream()
                    .mapToDouble(point -> point[axes.size()])
                    .min()
                    .orElseThrow();
            points.add(new double[] {0, 0, 0, 0, least});
        }
        return new Grid(axes.size(), points);
    }

    private static List<NamedCsvRecord> rows(Path file, List<String> columns) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            var rows = reader.stream().toList();
            if (rows.isEmpty()) {
                throw new InvalidInputException(
                        new Problem(file.toString(), "", "found no row, expected " + String.join(",", columns)));
            }
            for (var column : columns) {
                if (!column.equals(TIME) && rows.get(0).findField(column).isEmpty()) {
                    throw new InvalidInputException(Problem.at(
                            file.toString(), 1, column, "found no such column, expected " + String.join(",", columns)));
                }
            }
            return rows;
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    new Problem(file.toString(), "", "found malformed CSV, expected " + String.join(",", columns)));
        } catch (UncheckedIOException e) { // of a row
            throw FileFault.unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /** The one column of times that there is. */
    private static String time(Path file, List<NamedCsvRecord> rows) {
        var times = MICROS.keySet().stream()
                .filter(column -> rows.get(0).findField(column).isPresent())
                .toList();
        if (times.size() != 1) {
            throw new InvalidInputException(Problem.at(
                    file.toString(),
                    1,
                    TIME,
                    "found " + times.size() + " columns of times, expected one of time_ns, time_us, time_ms, time_s"));
        }
        return times.get(0);
    }

    private static double micros(Path file, NamedCsvRecord row, String time) {
        return number(file, row, time) * MICROS.getOrDefault(time, 1.0);
    }

    private static double number(Path file, NamedCsvRecord row, String column) {
        var text = row.findField(column).orElse("").strip();
        try {
            var value = Double.parseDouble(text);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidInputException(Problem.at(
                file.toString(), row.getStartingLineNumber(), column, "found \"" + text + "\", expected a number ≥ 0"));
    }
}
