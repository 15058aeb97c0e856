package io.iwc.bench.calibration;

import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.internal.Calibration;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.testing.Traffic;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How often gates flag two workloads of one law (false alarms), and one that a shift was planted into (detections):
 * calibrated gates beside the standard ones, on seeded pairs. Every pair has a baseline of its own. Run by hand, with
 * the number of pairs, of requests a workload, of the first pair and the name of one law of traffic, or the file of a
 * workload of which independent blocks are drawn, as arguments. Settings were chosen on pairs below 2000: what is
 * published has to come from others.
 */
public final class CalibrationBenchmark {
    private CalibrationBenchmark() {}

    /** Prints the table, in Markdown. */
    public static void main(String[] arguments) {
        var pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        var size = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 600;
        var first = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        System.out.printf(
                Locale.ROOT,
                "%d pairs of %d requests, from pair %d; calibrated / standard gates that flagged%n%n",
                pairs,
                size,
                first);
        var headings = new ArrayList<>(List.of("law"));
        for (var shift : PlantedShift.values()) {
            headings.add(shift.text());
        }
        System.out.println("| " + String.join(" | ", headings) + " |");
        System.out.println("| --- |" + " --- |".repeat(PlantedShift.values().length));
        for (var law : laws(arguments)) {
            report(law, first, pairs, size);
        }
    }

    private static List<Law> laws(String[] arguments) {
        if (arguments.length > 3 && Files.isRegularFile(Path.of(arguments[3]))) {
            return List.of(TraceBlocks.of(Path.of(arguments[3])));
        }
        var traffic = arguments.length > 3
                ? List.of(Traffic.valueOf(arguments[3].toUpperCase(Locale.ROOT)))
                : List.of(Traffic.values());
        return traffic.stream().map(CalibrationBenchmark::law).toList();
    }

    private static Law law(Traffic traffic) {
        return new Law() {
            @Override
            public String name() {
                return traffic.name().toLowerCase(Locale.ROOT);
            }

            @Override
            public Pair draw(long pair, int size) {
                return new Pair(
                        DrawnWorkload.of(traffic, 2 * pair, size, 1), DrawnWorkload.of(traffic, 2 * pair + 1, size, 1));
            }
        };
    }

    private static void report(Law law, int first, int pairs, int size) {
        var shifts = PlantedShift.values();
        var calibrated = new int[shifts.length];
        var fixed = new int[shifts.length];
        var culprits = new TreeMap<String, Integer>();
        for (var number = first; number < first + pairs; number++) {
            var pair = law.draw(number, size);
            var gates = Calibration.of(pair.baseline(), Tokenizers.whitespace(), size, number)
                    .gates();
            var before = fingerprint(pair.baseline());
            for (var i = 0; i < shifts.length; i++) {
                var drift = Drift.between(before, fingerprint(shifts[i].plantedInto(pair.current())));
                var judgement = gates.judge(drift);
                calibrated[i] += judgement.passed() ? 0 : 1;
                fixed[i] += Gates.standard().judge(drift).passed() ? 0 : 1;
                if (i == 0) {
                    judgement
                            .failures()
                            .forEach(failure ->
                                    culprits.merge(failure.gate().metric().id(), 1, Integer::sum));
                }
            }
        }
        var cells = new ArrayList<>(List.of(law.name()));
        for (var i = 0; i < shifts.length; i++) {
            cells.add(calibrated[i] + " / " + fixed[i]);
        }
        System.out.println("| " + String.join(" | ", cells) + " |");
        System.err.println(law.name() + ": false alarms by calibrated gate: " + culprits);
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, Fingerprinter.Options.of(Tokenizers.whitespace()));
    }
}
