package io.iwc.generate;

import io.iwc.IwcException;
import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Deals out what the fingerprint has to the requests: lengths first, then what they share, then times. */
final class ResynthesizedRequests {
    static final List<String> STREAMS = List.of(
            "arrivals", "depths", "models", "order", "outputs", "prefixes", "prompts", "sessions", "turns", "users");

    private static final double DEFAULT_TURN_GAP_NANOS = 5e9;
    private static final double NANOS = 1e9;

    private final Resynthesis recipe;
    private final Source source;
    private final ConversationIndex conversations;
    private int[] prompts;
    private int[] outputs;

    ResynthesizedRequests(Resynthesis recipe) {
        this.recipe = recipe;
        source = new Source(recipe.source());
        conversations = ConversationIndex.like(source, recipe.requests(), stream("sessions"));
        prompts = promptLengths();
        outputs = outputLengths();
    }

    List<Request> inArrivalOrder() {
        var blocks = blocks();
        if (blocks.isEmpty() && !source.hasSessions()) {
            course().ifPresent(course -> arranged(course, KnownBeginnings.anywhere(new int[prompts.length])));
        }
        var offsets = offsets();
        var order = new TurnPlacement(conversations, turnGaps()).at(offsets);
        var prefixed = blocks.map(plan -> plan.inOrder(order, prompts));
        var users = Population.ofUsers().membersOf(conversations, source, stream("users"));
        var models = Population.ofModels().membersOf(conversations, source, stream("models"));
        var owner = owners();
        return IntStream.range(0, order.length)
                .mapToObj(place -> {
                    var request = order[place];
                    var lengths = new Prompt.Lengths(prompts[request], prefixed.map(ids -> ids[request]));
                    var built = Request.of(lengths)
                            .withId(String.format(Locale.ROOT, "req-%06d", place + 1))
                            .arrivingAt(offsets[place]);
                    var conversation = owner[request];
                    if (source.outputsAreCaps()) {
                        built.withMaxOutputTokens(outputs[request]);
                    } else {
                        built.withOutputTokens(outputs[request]);
                    }
                    if (conversations.isSession(conversation)) {
                        built.inSession(String.format(Locale.ROOT, "conv-%06d", conversation + 1))
                                .asTurn(request - conversations.first(conversation));
                    }
                    users[conversation].ifPresent(built::byUser);
                    models[conversation].ifPresent(built::forModel);
                    return built.build();
                })
                .toList();
    }

    private int[] promptLengths() {
        var all = source.required(MetricFamily.PROMPT_TOKENS);
        var random = stream("prompts");
        var session = source.values(MetricFamily.SESSION_PROMPT_TOKENS);
        var owner = owners();
        var covered = (int) IntStream.of(owner).filter(conversations::isSession).count();
        var inSessions = session.isEmpty() || covered == 0
                ? new double[0]
                : sessionLengths(session.get().dealtTo(covered), random);
        var alone = inSessions.length == owner.length
                ? new double[0]
                : (inSessions.length == 0 ? all : all.without(session.get())).dealtTo(owner.length - inSessions.length);
        Ranks.shuffle(alone, random);
        var lengths = new int[owner.length];
        var nextInSession = 0;
        var nextAlone = 0;
        for (var i = 0; i < lengths.length; i++) {
            var length = inSessions.length > 0 && conversations.isSession(owner[i])
                    ? inSessions[nextInSession++]
                    : alone[nextAlone++];
            lengths[i] = (int) StrictMath.rint(length);
        }
        return lengths;
    }

    private double[] sessionLengths(double[] lengths, SeededRandom random) {
        var turns = conversations.requests() - conversations.count();
        var growth = source.values(MetricFamily.PROMPT_GROWTH).filter(found -> turns > 0);
        var growths = growth.map(found -> found.dealtTo(turns)).orElseGet(() -> new double[turns]);
        return new PromptGrowth(conversations, lengths, growths).fitted(random);
    }

    private int[] outputLengths() {
        var least = source.outputsAreCaps() ? 1 : 0;
        var ascending = source.required(MetricFamily.OUTPUT_TOKENS).wholesDealtTo(prompts.length, least);
        var shares = source.required(MetricFamily.PREFILL_DOMINANCE).dealtTo(prompts.length);
        var pairing = new OutputPairing(
                prompts, ascending, shares, source.fingerprint().outputPairs());
        var ranks = pairing.ranks(stream("outputs"));
        return Arrays.stream(ranks).map(rank -> ascending[rank]).toArray();
    }

    private long[] offsets() {
        if (recipe.arrival().isPresent()) {
            var offsets = recipe.arrival().get().offsets(recipe.seed(), recipe.rng());
            return IntStream.range(0, recipe.requests())
                    .mapToLong(i -> offsets.nextLong())
                    .toArray();
        }
        if (recipe.requests() == 1) {
            return new long[1];
        }
        var gaps = source.values(MetricFamily.ARRIVAL_GAP)
                .orElseThrow(() -> new IwcException("fingerprint \""
                        + source.fingerprint().name() + "\": " + MetricFamily.ARRIVAL_GAP.id() + ": found none ("
                        + source.measurement(MetricFamily.ARRIVAL_GAP.mean()).reason()
                        + "), expected gaps or an arrival process"));
        return new GapSequence(
                        gaps.dealtTo(recipe.requests() - 1),
                        source.number(MetricFamily.ARRIVAL_GAP.mean(), 0),
                        course(),
                        stream("arrivals"))
                .offsets(source.number(Metric.GAP_LAG1_SPEARMAN, 0));
    }

    private double[] turnGaps() {
        var turns = conversations.requests() - conversations.count();
        var gaps = new double[turns];
        Arrays.fill(gaps, DEFAULT_TURN_GAP_NANOS);
        var known = source.values(MetricFamily.TURN_GAP).filter(found -> turns > 0);
        if (known.isPresent()) {
            var seconds = known.get().dealtTo(turns);
            Arrays.setAll(gaps, i -> seconds[i] * NANOS);
            Ranks.shuffle(gaps, stream("turns"));
        }
        return gaps;
    }

    /** What prompts share, if the source has it; for requests without sessions including their order. */
    private Optional<SharedBlocks> blocks() {
        var size = source.blockSize();
        if (size.isEmpty()) {
            return Optional.empty();
        }
        var metrics = new PrefixMetrics(size.get());
        var tokens = Arrays.stream(prompts).asLongStream().sum();
        var hits = Math.round(source.number(metrics.reuse(), 0) * tokens / size.get());
        if (conversations.haveTurns()) {
            var turns = conversations.requests() - conversations.count();
            return source.values(MetricFamily.SESSION_REUSE).map(reuse -> {
                var overlap = new SessionOverlap(conversations, prompts, reuse.dealtTo(turns), size.get());
                overlap.beginAlike(
                        hits,
                        Math.round(source.number(metrics.requestsWithHit(), 0) * prompts.length),
                        stream("prefixes"));
                return shared(KnownBeginnings.anywhere(overlap.blocks()), size.get());
            });
        }
        return source.values(metrics.perRequest()).map(shares -> {
            var random = stream("prefixes");
            var dealt = new PrefixHits(
                    prompts,
                    shares.dealtTo(prompts.length),
                    size.get(),
                    new KnownBins(prompts, outputs, random).like(source.fingerprint()),
                    random);
            var known = KnownBeginnings.of(
                    dealt.addingUpTo(hits), size.get(), source.fingerprint().depthPairs(), stream("depths"));
            var inTime = course().filter(course -> !source.hasSessions())
                    .map(course -> arranged(course, known))
                    .orElse(known);
            var blocks = new KnownInTime(inTime.blocks(), fullBlocks(size.get())).blocks();
            return shared(new KnownBeginnings(blocks, inTime.depths()), size.get());
        });
    }

    private int[] fullBlocks(int blockSize) {
        return Arrays.stream(prompts).map(length -> length / blockSize).toArray();
    }

    /**
     * Puts requests without sessions into the order of the source's course.
     *
     * @param known of each
     * @return those of the requests in their order
     */
    private KnownBeginnings arranged(SourceCourse course, KnownBeginnings known) {
        var order = course.ofRequests(prompts, outputs, known).found(stream("order"));
        prompts = KnownBeginnings.at(order, prompts);
        outputs = KnownBeginnings.at(order, outputs);
        return known.in(order);
    }

    private SharedBlocks shared(KnownBeginnings known, int blockSize) {
        return new SharedBlocks(conversations, known, blockSize, source.hitShares(blockSize), () -> stream("depths"));
    }

    private int[] owners() {
        var owners = new int[conversations.requests()];
        for (var i = 0; i < conversations.count(); i++) {
            Arrays.fill(owners, conversations.first(i), conversations.end(i), i);
        }
        return owners;
    }

    private Optional<SourceCourse> course() {
        return source.fingerprint().course().map(course -> SourceCourse.of(course, recipe.requests()));
    }

    private SeededRandom stream(String name) {
        return SeededRandom.stream(recipe.seed(), name);
    }
}
