package io.iwc.cli;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.arrival.internal.ArrivalForm;
import io.iwc.arrival.internal.ArrivalParameter;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** When requests arrive. An option that the process does not take is refused, not ignored. */
final class ArrivalOptions {
    private static final String ARRIVAL = "--arrival";
    private static final String TRACE = "trace";
    private static final double TOLERATED_TIES = 0.05;
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;

    /** What the flags spell, in the order in which faults in them are told. */
    private static final Map<String, ArrivalParameter> PARAMETERS = new TreeMap<>(Map.ofEntries(
            Map.entry("--amplitude", ArrivalParameter.AMPLITUDE),
            Map.entry("--arrival-step-ms", ArrivalParameter.STEP),
            Map.entry("--burst-every-ms", ArrivalParameter.EVERY),
            Map.entry("--burst-size", ArrivalParameter.SIZE),
            Map.entry("--cv", ArrivalParameter.CV),
            Map.entry("--off-rps", ArrivalParameter.OFF_RATE),
            Map.entry("--off-seconds", ArrivalParameter.OFF),
            Map.entry("--on-seconds", ArrivalParameter.ON),
            Map.entry("--over-seconds", ArrivalParameter.OVER),
            Map.entry("--period-seconds", ArrivalParameter.PERIOD),
            Map.entry("--rate-rps", ArrivalParameter.RATE),
            Map.entry("--shape", ArrivalParameter.SHAPE),
            Map.entry("--to-rps", ArrivalParameter.TO)));

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private final Map<String, Number> given = new TreeMap<>();

    @Option(
            names = ARRIVAL,
            paramLabel = "PROCESS",
            completionCandidates = Kinds.class,
            description =
                    "Arrival process: ${COMPLETION-CANDIDATES}, alone with its options below or as one text with its"
                            + " parameters, such as gamma:rate=5,cv=2. Default: the recorded arrival times; without any, one"
                            + " request every 100 ms.")
    private Optional<String> asked = Optional.empty();

    @Option(
            names = "--rng",
            paramLabel = "RNG",
            converter = Ids.Generators.class,
            defaultValue = "pcg64",
            description = "Random number generator: pcg64, with arrivals in nanoseconds, or mt19937, with arrivals in"
                    + " whole milliseconds as in the Python IWC (default: ${DEFAULT-VALUE}).")
    private Rng rng = Rng.PCG64;

    @Option(
            names = "--arrival-step-ms",
            paramLabel = "MS",
            description = "fixed-step: interval between requests in milliseconds (default: 100).")
    void stepMillis(double value) {
        given.put("--arrival-step-ms", TimeRange.nanos(command, "--arrival-step-ms", value, MILLI));
    }

    @Option(
            names = "--rate-rps",
            paramLabel = "R",
            description = "Requests per second; on-off: while on; ramp: at the start; diurnal: on average.")
    void rate(double value) {
        given.put("--rate-rps", value);
    }

    @Option(
            names = "--cv",
            paramLabel = "CV",
            description = "gamma: coefficient of variation of the inter-arrival times; 1 = Poisson.")
    void cv(double value) {
        given.put("--cv", value);
    }

    @Option(names = "--shape", paramLabel = "K", description = "gamma: shape parameter, 1/CV², instead of --cv.")
    void shape(double value) {
        given.put("--shape", value);
    }

    @Option(names = "--burst-size", paramLabel = "N", description = "burst: requests per burst.")
    void burstSize(int value) {
        given.put("--burst-size", value);
    }

    @Option(
            names = "--burst-every-ms",
            paramLabel = "MS",
            description = "burst: interval between bursts in milliseconds.")
    void burstEveryMillis(double value) {
        given.put("--burst-every-ms", TimeRange.nanos(command, "--burst-every-ms", value, MILLI));
    }

    @Option(names = "--on-seconds", paramLabel = "S", description = "on-off: mean duration of the on phase in seconds.")
    void onSeconds(double value) {
        given.put("--on-seconds", TimeRange.nanos(command, "--on-seconds", value, SECOND));
    }

    @Option(
            names = "--off-seconds",
            paramLabel = "S",
            description = "on-off: mean duration of the off phase in seconds.")
    void offSeconds(double value) {
        given.put("--off-seconds", TimeRange.nanos(command, "--off-seconds", value, SECOND));
    }

    @Option(names = "--off-rps", paramLabel = "R", description = "on-off: requests per second while off (default: 0).")
    void offRate(double value) {
        given.put("--off-rps", value);
    }

    @Option(names = "--to-rps", paramLabel = "R", description = "ramp: requests per second at the end.")
    void toRate(double value) {
        given.put("--to-rps", value);
    }

    @Option(names = "--over-seconds", paramLabel = "S", description = "ramp: duration of the ramp in seconds.")
    void overSeconds(double value) {
        given.put("--over-seconds", TimeRange.nanos(command, "--over-seconds", value, SECOND));
    }

    @Option(
            names = "--amplitude",
            paramLabel = "A",
            description = "diurnal: amplitude as a share of the mean rate, 0 to 1.")
    void amplitude(double value) {
        given.put("--amplitude", value);
    }

    @Option(names = "--period-seconds", paramLabel = "S", description = "diurnal: period in seconds.")
    void periodSeconds(double value) {
        given.put("--period-seconds", TimeRange.nanos(command, "--period-seconds", value, SECOND));
    }

    /** The process asked for; empty for the recorded times or, where there are none, the default. */
    Optional<ArrivalProcess> process() {
        refuseIdle();
        if (isTrace()) {
            refuseFlags("no option of trace arrivals");
        }
        var process = asked.filter(text -> !text.equals(TRACE)).map(this::process);
        requireRandom(process.filter(ArrivalProcess::isRandom).isPresent());
        process.ifPresent(this::warnOfTies);
        return process;
    }

    /** Refuses what is said of a process where none is asked for. */
    void refuseIdle() {
        if (asked.isEmpty()) {
            refuseFlags("given without --arrival");
            requireRandom(false);
        }
    }

    private void requireRandom(boolean isRandom) {
        new GivenOptions(command)
                .require(isRandom, "found with arrivals of which none is drawn, expected a random --arrival", "--rng");
    }

    /** Whether the recorded times were asked for by name, so that there have to be some. */
    boolean isTrace() {
        return asked.filter(TRACE::equals).isPresent();
    }

    /** For commands whose requests have no recorded times. */
    void refuseTrace() {
        if (isTrace()) {
            throw usage("--arrival: found trace, expected a process: there are no recorded times here");
        }
    }

    Rng rng() {
        return rng;
    }

    private ArrivalProcess process(String text) {
        if (text.contains(":")) {
            refuseFlags("found together with --arrival " + text + ", expected in it, as NAME=VALUE");
            return UsageErrors.checked(command, () -> ArrivalProcess.parse(text));
        }
        var form = ArrivalForm.of(text)
                .orElseThrow(() -> usage("--arrival: found \"" + text + "\", expected one of "
                        + String.join(", ", new Kinds()) + ", or one with its parameters, such as gamma:rate=5,cv=2"));
        check(form);
        var values = new EnumMap<ArrivalParameter, Number>(ArrivalParameter.class);
        given.forEach((flag, value) -> values.put(parameter(flag), value));
        return UsageErrors.checked(command, () -> form.process(values));
    }

    private void check(ArrivalForm form) {
        for (var choice : form.choices()) {
            var flags = PARAMETERS.keySet().stream()
                    .filter(flag -> choice.of().contains(parameter(flag)))
                    .toList();
            var found = flags.stream().filter(given::containsKey).toList();
            if (found.size() > 1) {
                throw usage(found.get(1) + ": found together with " + found.get(0) + ", expected one of them");
            }
            if (found.isEmpty() && choice.isNeeded()) {
                throw usage(
                        flags.size() == 1
                                ? flags.get(0) + ": missing, " + form.kind() + " arrivals need it"
                                : String.join(", ", flags) + ": found neither, " + form.kind()
                                        + " arrivals need one of them");
            }
        }
        for (var flag : given.keySet()) {
            if (!form.takes(parameter(flag))) {
                throw usage(flag + ": no option of " + form.kind() + " arrivals");
            }
        }
    }

    private void refuseFlags(String because) {
        given.keySet().stream().findFirst().ifPresent(flag -> {
            throw usage(flag + ": " + because);
        });
    }

    private static ArrivalParameter parameter(String flag) {
        return Objects.requireNonNull(PARAMETERS.get(flag));
    }

    /** Of gaps with mean m ms, rounded to whole ones, the share 1 − m·(1 − exp(−1/m)) is zero. */
    private void warnOfTies(ArrivalProcess process) {
        if (process.parameters().get("rate_rps") instanceof Double rate
                && process.kind().equals("poisson")
                && rng == Rng.MT19937) {
            var mean = 1000 / rate;
            var ties = 1 - mean * (1 - StrictMath.exp(-1 / mean));
            if (ties > TOLERATED_TIES) {
                command.commandLine()
                        .getErr()
                        .println("warning: --rng mt19937 gives whole milliseconds: at this rate about "
                                + Math.round(100 * ties)
                                + " % of the gaps are zero; pcg64 is exact to the nanosecond");
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** {@code poisson}. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(ArrivalForm.all().stream().map(ArrivalForm::kind), Stream.of(TRACE))
                    .iterator();
        }
    }
}
