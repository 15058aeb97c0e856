package io.iwc.simulator.calibrate.internal;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RunPairing;
import io.iwc.schedule.LoadModel;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.simulator.internal.StepTimeModel;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A linear step cost fitted to finished runs. The engine says which steps lay between the arrival of a request and its
 * first token, and from there to its last; what these took was measured. Since the steps depend on what they cost, the
 * two are found in turn until they no longer change.
 *
 * <p>Of a request nothing but arrival, first and last token is needed. Where the times of its chunks are there, its
 * answer is timed in pieces. Times that fit badly (a first request that warms the server up) count less.
 *
 * @since 0.1
 */
public final class RunFit {
    private static final int MOST_ROUNDS = 25;
    private static final double SETTLED = 1e-4; // change of predicted time
    private static final double OUTLIER = 3; // times the median residual: from there on a time counts half or less
    private static final double LEAST_RESIDUAL = 1e-4;
    private static final double LARGE = 0.1; // error of a prediction from which on more is not much worse
    private static final int AGAIN = 6;
    private static final double BELIEF = 0.2;
    private static final double CUT_OFF = 0.7; // of the misfit, below which late times are believed to be cut off
    private static final double AS_GOOD = 1.05;
    private static final int ALONE = 5; // requests that met nobody, so that what precedes the engine can be told
    private static final double[] USUAL = usual();
    private static final int PIECES = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final EngineProfile start;
    private final Tokenizer tokenizer;
    private final List<Observed> runs = new ArrayList<>();
    private int alone;
    private String unpaired = ""; // why no request of some run is in its workload
    private String refusal = ""; // the first of the engine, if it would not have taken some request

    /**
     * A run to fit to.
     *
     * @param begun when the last request got its first token; never in a closed loop, which sends what it records and
     *     no more
     */
    private record Observed(Workload workload, LoadModel load, Map<String, RequestRecord> measured, long begun) {
        /** Of a closed loop of several, who waits for whose prompt is chance. */
        boolean tellsWaiting() {
            return !load.isClosedLoop() || load.maxConcurrency() == 1;
        }
    }

    /**
     * A fit of nothing yet.
     *
     * @param start whose rules and sizes the server has, and whose costs are a first guess
     */
    public RunFit(EngineProfile start, Tokenizer tokenizer) {
        this.start = start;
        this.tokenizer = tokenizer;
    }

    /**
     * Adds a run: what was sent, how, and what came of it. Requests that did not succeed tell nothing. Where the run
     * names its requests differently, they are those of the workload in its order.
     */
    public RunFit add(Workload workload, LoadModel load, List<RequestRecord> measured) {
        var byId = new HashMap<String, RequestRecord>();
        var requests = workload.requests();
        var pairing = RunPairing.of(
                measured.stream().map(RequestRecord::requestId).toList(),
                requests.stream().map(Request::id).toList());
        if (IntStream.range(0, measured.size()).noneMatch(i -> pairing.place(i).isPresent())) {
            unpaired = "; the run has " + measured.size() + " requests and the workload " + requests.size()
                    + ", under no common name, and only as many could be paired in their order";
        }
        for (var i = 0; i < measured.size(); i++) {
            var record = measured.get(i);
            if (record.outcome() == Outcome.OK
                    && record.sentNanos().isPresent()
                    && record.firstTokenNanos().isPresent()
                    && record.lastTokenNanos().isPresent()) {
                byId.put(pairing.isByPlace() ? requests.get(i).id() : record.requestId(), record);
            }
        }
        var begun = byId.values().stream()
                .mapToLong(record -> record.firstTokenNanos().orElseThrow())
                .max();
        runs.add(new Observed(workload, load, byId, load.isClosedLoop() ? Long.MAX_VALUE : begun.orElse(0)));
        return this;
    }

    /** Requests that can be fitted to. */
    public int size() {
        return runs.stream().mapToInt(run -> run.measured().size()).sum();
    }

    /**
     * The fit.
     *
     * @param progress told of each round, from 1
     * @throws IllegalArgumentException if no request succeeded, or the engine would have refused all that did
     */
    public Fitted fitted(IntConsumer progress) {
        if (size() == 0) {
            throw new IllegalArgumentException("found no request that succeeded with a first and a last token");
        }
        var measured = measuredSpans();
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("found no time to fit to: none of the " + size()
                    + " requests that succeeded is in the workload and took longer than an instant" + unpaired);
        }
        var whole = fitted(measured, span -> true, progress);
        if (Double.isInfinite(whole.misfit())) {
            throw new IllegalArgumentException("the engine predicts no time for any of the requests that succeeded"
                    + (refusal.isEmpty() ? "" : ": " + refusal));
        }
        var late = measured.stream().filter(Span::late).count();
        if (late == 0 || late == measured.size()) {
            return whole.fitted();
        }
        var early = fitted(measured, span -> !span.late(), progress);
        return early.misfit() < CUT_OFF * whole.misfit()
                ? early.fitted()
                        .noting("the run seems to go on where its records end: what came after the last of them"
                                + " had begun was left out")
                : whole.fitted();
    }

    private Round fitted(List<Span> measured, Predicate<Span> counts, IntConsumer progress) {
        var fitted = fit(measured.stream().filter(counts).toList());
        var best = new Round(fitted, Double.POSITIVE_INFINITY);
        var error = Double.POSITIVE_INFINITY;
        for (var round = 1; round <= MOST_ROUNDS; round++) {
            progress.accept(round);
            var spans = spans(applied(start, fitted)).stream().filter(counts).toList();
            if (spans.isEmpty()) {
                break;
            }
            var before = error;
            error = misfit(spans);
            if (error < best.misfit() * AS_GOOD) { // of two that are as good the later one
                best = new Round(fitted, Math.min(best.misfit(), error));
            }
            if (Math.abs(before - error) < SETTLED * error) {
                break;
            }
            fitted = fit(spans);
        }
        return best;
    }

    /** What one round fitted, and how far a prediction with that is off. */
    private record Round(Fitted fitted, double misfit) {}

    private List<Span> measuredSpans() {
        var spans = new ArrayList<Span>();
        for (var run : runs) {
            var cached = Engine.of(start, 0, tokenizer)
                    .under(run.load())
                    .predict(run.workload())
                    .records();
            var records = new ArrayList<RequestRecord>();
            for (var predicted : cached) {
                refusal = refusal.isEmpty() ? predicted.errorDetail() : refusal;
                var measured = run.measured().get(predicted.requestId());
                if (measured != null && measured.outputTokens().isPresent()) {
                    records.add(measured.withCachedPromptTokens(measured.cachedPromptTokens()
                            .orElse(predicted.cachedPromptTokens().orElse(0))));
                }
            }
            var schedule = new MeasuredSchedule(
                    records,
                    start.maxBatchedTokens(),
                    start.scheduling().replicas().count());
            for (var record : records) {
                alone += schedule.isAlone(record) ? 1 : 0;
                var first = record.firstTokenNanos().orElseThrow();
                var arrived = record.sentNanos().orElseThrow();
                var last = record.lastTokenNanos().orElseThrow();
                if (first > arrived && run.tellsWaiting()) {
                    var features = schedule.waiting(record);
                    spans.add(new Span(features, seconds(first - arrived), 0, false, true));
                }
                if (last > first) {
                    spans.add(new Span(schedule.decoding(record), seconds(last - first), 0, last > run.begun(), false));
                }
            }
        }
        return spans;
    }

    /** A profile with what was fitted. */
    public static EngineProfile applied(EngineProfile profile, Fitted fitted) {
        return profile.toBuilder(profile.name())
                .stepCost(fitted.cost())
                .scheduling(profile.scheduling().withRequestOverheadSeconds(fitted.requestOverheadSeconds()))
                .build();
    }

    private Fitted fit(List<Span> spans) {
        var weights = new double[spans.size()];
        var ofWaiting = share(spans, true);
        var ofDecoding = share(spans, false);
        Arrays.setAll(weights, i -> spans.get(i).waiting() ? ofWaiting : ofDecoding);
        var fit = linearFit(spans, weights).fitted();
        var typical = 0.0;
        for (var again = 0; again < AGAIN; again++) {
            var before = fit;
            var waiting = typical(spans, before, true);
            var decoding = typical(spans, before, false);
            typical = Math.max(decoding, LEAST_RESIDUAL);
            Arrays.setAll(weights, i -> {
                var off = before.residuals().get(i) / (OUTLIER * (spans.get(i).waiting() ? waiting : decoding));
                return (spans.get(i).waiting() ? ofWaiting : ofDecoding) / (1 + off * off);
            });
            fit = linearFit(spans, weights).fitted();
        }
        return linearFit(spans, weights)
                .believing(USUAL, BELIEF * spans.size() * typical * typical)
                .fitted();
    }

    private LinearFit linearFit(List<Span> spans, double[] weights) {
        var fit = new LinearFit();
        if (alone < ALONE) {
            fit.withoutRequestOverhead();
        }
        for (var i = 0; i < weights.length; i++) {
            fit.add(spans.get(i).features(), spans.get(i).seconds(), weights[i]);
        }
        return fit;
    }

    /** What waits and what decodes count alike in all, however many times there are of each. */
    private static double share(List<Span> spans, boolean waiting) {
        var own = spans.stream().filter(span -> span.waiting() == waiting).count();
        return spans.size() / 2.0 / own;
    }

    /** The median residual of what waits or of what decodes. */
    private static double typical(List<Span> spans, Fitted fit, boolean waiting) {
        var sorted = IntStream.range(0, spans.size())
                .filter(i -> spans.get(i).waiting() == waiting)
                .mapToDouble(i -> Math.abs(fit.residuals().get(i)))
                .sorted()
                .toArray();
        return sorted.length == 0 ? LEAST_RESIDUAL : Math.max(sorted[sorted.length / 2], LEAST_RESIDUAL);
    }

    /** What costs are like next to each other on GPUs: believed as far as the times leave it open. */
    private static double[] usual() {
        var usual = new double[Features.TERMS];
        usual[Features.OVERHEAD] = 0.008;
        usual[Features.DECODING] = 0.00005;
        usual[Features.CONTEXT] = 1e-7;
        usual[Features.MIXED_CONTEXT] = 1e-7;
        usual[Features.PAIRS] = 2e-9;
        usual[Features.COMMON] = 0.00005;
        return usual;
    }

    /** How far the spans of a prediction are off, large errors counting no more than outliers do. */
    private static double misfit(List<Span> spans) {
        return spans.stream()
                .mapToDouble(span -> {
                    var off = Math.abs(span.predicted() / span.seconds() - 1);
                    return Math.min(off * off, LARGE * off);
                })
                .average()
                .orElse(0);
    }

    private List<Span> spans(EngineProfile profile) {
        var spans = new ArrayList<Span>();
        for (var run : runs) {
            var replicas = start.scheduling().replicas();
            var log =
                    replicas.lockstep() ? StepLog.ofLockstep(StepTimeModel.of(profile)) : new StepLog(replicas.count());
            var predicted = Engine.of(profile, 0, tokenizer).under(run.load()).predict(run.workload(), log);
            for (var record : predicted.records()) {
                var measured = run.measured().get(record.requestId());
                if (measured != null && record.outcome() == Outcome.OK) {
                    add(spans, log, record, measured, run);
                }
            }
        }
        return spans;
    }

    private static void add(
            List<Span> spans, StepLog log, RequestRecord predicted, RequestRecord measured, Observed run) {
        var begun = run.begun();
        var arrived = measured.sentNanos().orElseThrow();
        var first = measured.firstTokenNanos().orElseThrow();
        var sent = predicted.sentNanos().orElseThrow();
        var firstPredicted = predicted.firstTokenNanos().orElseThrow();
        if (first > arrived && run.tellsWaiting()) {
            var features = log.between(sent, firstPredicted);
            features[Features.REQUESTS] = 1;
            spans.add(new Span(features, seconds(first - arrived), seconds(firstPredicted - sent), false, true));
        }
        var gaps = measured.itlNanos();
        var predictedGaps = predicted.itlNanos();
        var pieces = gaps.length == predictedGaps.length && gaps.length >= PIECES ? PIECES : 1;
        if (pieces == 1) {
            piece(
                    spans,
                    log,
                    firstPredicted,
                    predicted.lastTokenNanos().orElseThrow(),
                    measured.lastTokenNanos().orElseThrow() - first,
                    measured.lastTokenNanos().orElseThrow() > begun);
            return;
        }
        var at = firstPredicted;
        var end = first;
        for (var piece = 0; piece < pieces; piece++) {
            var from = at;
            var took = 0L;
            for (var gap = piece * gaps.length / pieces; gap < (piece + 1) * gaps.length / pieces; gap++) {
                at += predictedGaps[gap];
                took += gaps[gap];
            }
            end += took;
            piece(spans, log, from, at, took, end > begun);
        }
    }

    private static void piece(List<Span> spans, StepLog log, long from, long to, long took, boolean late) {
        if (took > 0 && to > from) {
            spans.add(new Span(log.between(from, to), seconds(took), seconds(to - from), late, false));
        }
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    /**
     * A part of a request's life.
     *
     * @param features of the steps in it, as predicted
     * @param seconds it took, above 0
     * @param predicted seconds it was predicted to take
     * @param waiting whether it ended with the first token
     * @param late whether it ended after the last request of its run had begun
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Span(double[] features, double seconds, double predicted, boolean late, boolean waiting) {}
}
