package io.iwc.bench.calibration;

import io.iwc.IwcException;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.internal.Calibration;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Measurement;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.testing.Traffic;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How often gates flag two workloads of one law (false alarms), and one that a shift was planted into (detections):
 * calibrated gates beside the standard ones, on seeded pairs. Every pair has a baseline of its own; into some of them
 * each shift is planted. Run by hand, with the number of pairs, of requests a workload, of the first pair, the name of
 * one law of traffic, or the file of a workload of which both sides get blocks or single requests, and one pair of how
 * many gets the shifts, as arguments. A shift that was missed is counted as said where the passed gates say that one of
 * that size is not detectable. Settings were chosen on pairs below 2000: what is published has to come from others.
 */
public final class CalibrationBenchmark {
    private static final int PLANTED_EVERY = 4;

    private CalibrationBenchmark() {}

    /** Prints the table, in Markdown. */
    public static void main(String[] arguments) {
        var pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        var size = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        var first = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2001;
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
        var plantedEvery = arguments.length > 4 ? Integer.parseInt(arguments[4]) : PLANTED_EVERY;
        for (var law : laws(arguments)) {
            report(law, first, pairs, size, plantedEvery);
        }
    }

    private static List<Law> laws(String[] arguments) {
        if (arguments.length > 3 && Files.isRegularFile(Path.of(arguments[3]))) {
            var trace = Workload.read(Path.of(arguments[3]));
            return List.of(new TraceBlocks(trace), new TraceHalves(trace));
        }
        var traffic = Arrays.stream(Traffic.values())
                .filter(law -> arguments.length <= 3 || law.name().equalsIgnoreCase(arguments[3]))
                .toList();
        if (traffic.isEmpty()) {
            throw new IwcException("found \"" + arguments[3] + "\", expected the file of a workload or one of "
                    + Arrays.toString(Traffic.values()).toLowerCase(Locale.ROOT));
        }
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

    private static void report(Law law, int first, int pairs, int size, int plantedEvery) {
        var shifts = PlantedShift.values();
        var flagged =
                IntStream.range(0, 2).mapToObj(gates -> new int[shifts.length]).toList();
        var planted = new int[shifts.length];
        var said = new int[shifts.length]; // of those that were missed
        var culprits = new TreeMap<String, TreeMap<String, Integer>>();
        for (var number = first; number < first + pairs; number++) {
            var pair = law.draw(number, size);
            var before = fingerprint(pair.baseline());
            var reuse = prefixReuse(fingerprint(pair.current()));
            for (var i = 0; i < shifts.length; i++) {
                if (!shifts[i].applies(reuse) || (shifts[i] != PlantedShift.NOTHING && number % plantedEvery != 0)) {
                    continue;
                }
                planted[i]++;
                var current = shifts[i].plantedInto(pair.current(), reuse);
                var drift = Drift.between(before, fingerprint(current));
                var calibration = Calibration.of(pair.baseline(), current, Tokenizers.whitespace(), number, 99);
                var judgement = calibration.gates().judge(drift);
                flagged.get(0)[i] += judgement.passed() ? 0 : 1;
                said[i] += judgement.passed() && shifts[i].isSaid(calibration) ? 1 : 0;
                flagged.get(1)[i] += Gates.standard().judge(drift).passed() ? 0 : 1;
                var tally = culprits.computeIfAbsent(shifts[i].text(), key -> new TreeMap<>());
                judgement
                        .failures()
                        .forEach(failure -> tally.merge(failure.gate().metric().id(), 1, Integer::sum));
            }
        }
        var cells = new ArrayList<>(List.of(law.name()));
        for (var i = 0; i < shifts.length; i++) {
            var isMissed = shifts[i].isSpokenOf() && flagged.get(0)[i] < planted[i];
            cells.add(
                    planted[i] == 0
                            ? "–"
                            : flagged.get(0)[i] + " / " + flagged.get(1)[i] + " of " + planted[i]
                                    + (isMissed
                                            ? "; said of " + said[i] + " of " + (planted[i] - flagged.get(0)[i])
                                                    + " missed"
                                            : ""));
        }
        System.out.println("| " + String.join(" | ", cells) + " |");
        culprits.forEach((shift, gates) -> System.err.println(law.name() + ", " + shift + ": failed " + gates));
    }

    private static double prefixReuse(Fingerprint fingerprint) {
        return fingerprint.blockSizes().stream()
                .map(blockSize -> fingerprint.measurement(new PrefixMetrics(blockSize).reuse()))
                .filter(Measurement::isDefined)
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElse(0);
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, Fingerprinter.Options.of(Tokenizers.whitespace()));
    }
}
