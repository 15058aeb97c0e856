package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.ShapeDetail.LengthCount;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Which prompt lengths come with which output lengths, as cells: the more requests, the darker. */
final class LengthMap {
    private static final int CELLS = 28;

    private LengthMap() {}

    /**
     * Empty where lengths do not vary, or are not known.
     *
     * @param outputs what the output lengths are, behind their name
     */
    static Optional<Figure> of(Fingerprint fingerprint, String outputs) {
        var pairs = fingerprint.detail().lengths().stream()
                .filter(pair -> pair.promptTokens() > 0 && pair.outputTokens() > 0)
                .toList();
        if (fingerprint.detail().lengths().isEmpty()) {
            return coarse(fingerprint, outputs);
        }
        if (pairs.size() < 2) {
            return Optional.empty();
        }
        var prompt = Side.of(pairs, LengthCount::promptTokens);
        var output = Side.of(pairs, LengthCount::outputTokens);
        var cells = new TreeMap<Integer, Double>();
        for (var pair : pairs) {
            var cell =
                    prompt.bin(pair.promptTokens()) * output.bins().starts().size() + output.bin(pair.outputTokens());
            cells.merge(cell, (double) pair.requests(), Double::sum);
        }
        return Optional.of(
                figure(outputs, prompt.log(), output.log(), series(cells, prompt, output), left(fingerprint)));
    }

    private static Figure figure(String outputs, boolean promptLog, boolean outputLog, Series cells, String left) {
        return new Figure(
                "tokens.lengths.map",
                "Prompt length against output length",
                Kind.HEATMAP,
                new Axis("Prompt length", Unit.TOKENS, promptLog),
                new Axis("Output length" + outputs, Unit.TOKENS, outputLog),
                List.of(cells),
                List.of(),
                "Darker cells hold more requests, by the logarithm." + left);
    }

    /** From the half octaves that the fingerprint keeps of many pairs, and that files hold. */
    private static Optional<Figure> coarse(Fingerprint fingerprint, String outputs) {
        var cells = fingerprint.outputPairs().stream()
                .filter(pair -> pair.promptTokens() > 0 && pair.otherTokens() > 0)
                .toList();
        if (cells.size() < 2) {
            return Optional.empty();
        }
        var series = new Series(
                "requests",
                cells.stream().map(cell -> (double) cell.promptTokens()).toList(),
                cells.stream().map(cell -> nextEdge(cell.promptTokens())).toList(),
                cells.stream().map(cell -> (double) cell.otherTokens()).toList(),
                List.of(),
                cells.stream().map(cell -> (double) cell.requests()).toList(),
                cells.stream().map(cell -> nextEdge(cell.otherTokens())).toList());
        return Optional.of(figure(outputs, true, true, series, ""));
    }

    /** Where the half octave behind one begins: 1, 2, 3, 4, 6, 8, 12 … */
    private static double nextEdge(int edge) {
        return edge + (Integer.bitCount(edge) == 1 ? Math.max(1, edge / 2) : edge / 3);
    }

    private static String left(Fingerprint fingerprint) {
        var left = fingerprint.detail().lengths().stream()
                .filter(pair -> pair.promptTokens() == 0 || pair.outputTokens() == 0)
                .mapToLong(LengthCount::requests)
                .sum();
        return left == 0
                ? ""
                : " " + Shown.grouped((double) left)
                        + (left == 1
                                ? " request without a token on one side is"
                                : " requests without a token on one side are")
                        + " left out.";
    }

    private static Series series(SortedMap<Integer, Double> cells, Side prompt, Side output) {
        var rows = output.bins().starts().size();
        var x = new ArrayList<Double>();
        var end = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        var top = new ArrayList<Double>();
        for (var cell : cells.keySet()) {
            x.add(prompt.bins().starts().get(cell / rows));
            end.add(prompt.bins().ends().get(cell / rows));
            y.add(output.bins().starts().get(cell % rows));
            top.add(output.bins().ends().get(cell % rows));
        }
        return new Series("requests", x, end, y, List.of(), List.copyOf(cells.values()), top);
    }

    /** The bins of one of both lengths. */
    private record Side(Bins bins, boolean log) {
        static Side of(List<LengthCount> pairs, ToIntFunction<LengthCount> length) {
            var range = pairs.stream().mapToInt(length).summaryStatistics();
            var log = Scale.isLogarithmic(range.getMin(), range.getMax());
            var narrowest = Math.max(1, (range.getMax() - range.getMin()) / (double) CELLS);
            return new Side(
                    log
                            ? Bins.logarithmic(range.getMin(), range.getMax() + 1.0)
                            : Bins.even(range.getMin(), range.getMax() + 1.0, narrowest),
                    log);
        }

        int bin(int length) {
            return bins.indexOf(length);
        }
    }
}
