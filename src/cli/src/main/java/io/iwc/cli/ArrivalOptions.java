package io.iwc.cli;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** When requests arrive. An option that the process does not take is refused, not ignored. */
final class ArrivalOptions {
    private static final Duration DEFAULT_STEP = Duration.ofMillis(100);
    private static final double TOLERATED_TIES = 0.05;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private final Map<String, Double> given = new TreeMap<>();

    @Option(
            names = "--arrival",
            paramLabel = "KIND",
            converter = Ids.ArrivalKinds.class,
            completionCandidates = Ids.ArrivalKinds.class,
            description = "Arrival process: ${COMPLETION-CANDIDATES}. Default: the recorded arrival times; without any,"
                    + " one request every 100 ms.")
    private Optional<ArrivalKind> kind = Optional.empty();

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            defaultValue = "1.0",
            description = "Factor applied to recorded arrival times; 0.5 doubles the rate (default: ${DEFAULT-VALUE}).")
    private double timeScale;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of all random draws (default: ${DEFAULT-VALUE}).")
    private long seed;

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
        given.put("--arrival-step-ms", value);
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
        given.put("--burst-size", (double) value);
    }

    @Option(
            names = "--burst-every-ms",
            paramLabel = "MS",
            description = "burst: interval between bursts in milliseconds.")
    void burstEveryMillis(double value) {
        given.put("--burst-every-ms", value);
    }

    @Option(names = "--on-seconds", paramLabel = "S", description = "on-off: mean duration of the on phase in seconds.")
    void onSeconds(double value) {
        given.put("--on-seconds", value);
    }

    @Option(
            names = "--off-seconds",
            paramLabel = "S",
            description = "on-off: mean duration of the off phase in seconds.")
    void offSeconds(double value) {
        given.put("--off-seconds", value);
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
        given.put("--over-seconds", value);
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
        given.put("--period-seconds", value);
    }

    /** The process asked for; empty for the recorded times or, where there are none, the default. */
    Optional<ArrivalProcess> process() {
        if (kind.isEmpty()) {
            given.keySet().stream().findFirst().ifPresent(option -> {
                throw usage(option + ": given without --arrival");
            });
            return Optional.empty();
        }
        check(kind.get());
        warnOfTies(kind.get());
        return UsageErrors.checked(command, () -> process(kind.get()));
    }

    /** Whether the recorded times were asked for by name, so that there have to be some. */
    boolean isTrace() {
        return kind.filter(asked -> asked == ArrivalKind.TRACE).isPresent();
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

    long seed() {
        return seed;
    }

    double timeScale() {
        return timeScale;
    }

    /** Of gaps with mean m ms, rounded to whole ones, the share 1 − m·(1 − exp(−1/m)) is zero. */
    private void warnOfTies(ArrivalKind asked) {
        if (asked == ArrivalKind.POISSON && rng == Rng.MT19937) {
            var mean = 1000 / value("--rate-rps");
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

    private void check(ArrivalKind asked) {
        for (var option : asked.needed()) {
            if (!given.containsKey(option)) {
                throw usage(option + ": missing, " + asked.id() + " arrivals need it");
            }
        }
        for (var option : given.keySet()) {
            if (!asked.takes(option)) {
                throw usage(option + ": no option of " + asked.id() + " arrivals");
            }
        }
    }

    private Optional<ArrivalProcess> process(ArrivalKind asked) {
        return switch (asked) {
            case FIXED_STEP -> Optional.of(fixedStep());
            case POISSON -> Optional.of(Arrivals.poisson(value("--rate-rps")));
            case GAMMA -> Optional.of(gamma());
            case BURST -> Optional.of(Arrivals.burst((int) value("--burst-size"), millis("--burst-every-ms")));
            case ON_OFF ->
                Optional.of(Arrivals.onOff(
                        value("--rate-rps"),
                        given.getOrDefault("--off-rps", 0.0),
                        seconds("--on-seconds"),
                        seconds("--off-seconds")));
            case RAMP -> Optional.of(Arrivals.ramp(value("--rate-rps"), value("--to-rps"), seconds("--over-seconds")));
            case DIURNAL ->
                Optional.of(Arrivals.diurnal(value("--rate-rps"), value("--amplitude"), seconds("--period-seconds")));
            case TRACE -> Optional.empty();
        };
    }

    private ArrivalProcess fixedStep() {
        if (!given.containsKey("--rate-rps")) {
            return Arrivals.every(given.containsKey("--arrival-step-ms") ? millis("--arrival-step-ms") : DEFAULT_STEP);
        }
        if (given.containsKey("--arrival-step-ms")) {
            throw usage("--rate-rps: found together with --arrival-step-ms, expected one of them");
        }
        return Arrivals.steady(value("--rate-rps"));
    }

    private ArrivalProcess gamma() {
        if (given.containsKey("--cv") == given.containsKey("--shape")) {
            throw usage("--cv, --shape: found " + (given.containsKey("--cv") ? "both" : "neither")
                    + ", gamma arrivals need one of them");
        }
        return given.containsKey("--cv")
                ? Arrivals.gamma(value("--rate-rps"), value("--cv"))
                : Arrivals.gammaOfShape(value("--rate-rps"), value("--shape"));
    }

    private double value(String option) {
        return given.getOrDefault(option, Double.NaN);
    }

    private Duration millis(String option) {
        return Duration.ofNanos(Math.round(value(option) * 1e6));
    }

    private Duration seconds(String option) {
        return Duration.ofNanos(Math.round(value(option) * 1e9));
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
