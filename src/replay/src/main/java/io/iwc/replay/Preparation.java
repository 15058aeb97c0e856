package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.materialise.internal.Materialiser;
import io.iwc.replay.internal.client.Outgoing;
import io.iwc.run.internal.GapStore;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that can be made before the clock starts: key, salt, model, and the bytes of every request. */
final class Preparation {
    /** Seed of made-up words against a warm cache: the same words in every run. */
    private static final long WARM_SEED = 0;

    private static final int WARM_UP_TOKENS = 16;

    /** Room for requests made ahead, and as much for the gaps of their answers: a quarter of the heap at most. */
    private static final long MOST_BYTES_AHEAD =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

    private final Workload workload;
    private final Endpoint endpoint;
    private final ReplayOptions options;
    private final Access access;
    private final Optional<Long> salt;
    private final String runId;
    private final RequestEncoder encoder;
    private final LoadPlan plan;
    private final Demand demand;
    private final EncodedRequests encodedRequests;
    private final GapStore gaps;

    private Preparation(
            Workload workload, Endpoint endpoint, ReplayOptions options, Access access, Optional<Long> salt) {
        this.workload = workload;
        this.endpoint = endpoint;
        this.options = options;
        this.access = access;
        this.salt = salt;
        runId = runId(options);
        encoder = encoder(endpoint, options, access, salt, runId);
        plan = plan(workload, options);
        demand = Demand.of(plan);
        var ahead = options.liveHistory() ? plan.roots() : plan.all(); // what follows waits for answers
        encodedRequests = new EncodedRequests(plan.lastSequence(), ahead, encoder::encode, MOST_BYTES_AHEAD);
        gaps = GapStore.reserve(
                options.streaming() == ReplayOptions.Streaming.NONE
                        ? 0
                        : Math.min(demand.expectedGaps(), MOST_BYTES_AHEAD / Integer.BYTES));
    }

    static Preparation of(Workload workload, Endpoint endpoint, ReplayOptions options) {
        var access = Access.of(endpoint, options.transport(), System.getenv());
        var salt = options.cache() == ReplayOptions.Cache.COLD ? Optional.of(salt(options)) : Optional.<Long>empty();
        var prepared = new Preparation(workload, endpoint, options, access, salt);
        prepared.encodedRequests.fill();
        return prepared;
    }

    String workloadName() {
        return workload.name();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    ReplayOptions options() {
        return options;
    }

    Access access() {
        return access;
    }

    LoadPlan plan() {
        return plan;
    }

    Demand demand() {
        return demand;
    }

    EncodedRequests encodedRequests() {
        return encodedRequests;
    }

    /** For the thread that makes records. */
    GapStore gaps() {
        return gaps;
    }

    String model(Request request) {
        return encoder.model(request);
    }

    /** What a replay records as its options. */
    SortedMap<String, Object> described() {
        var all = new TreeMap<>(options.described());
        salt.ifPresent(it -> all.put("cacheSalt", text(it)));
        all.put("audit.requestIdSuffix", runId);
        all.putAll(access.described());
        var notSent = notSent();
        if (!notSent.isEmpty()) {
            all.put("notSent", notSent);
        }
        return all;
    }

    private String notSent() {
        return Stream.concat(
                        encoder.goesWithoutUsage() ? Stream.of(Wire.STREAM_OPTIONS) : Stream.empty(),
                        plan.all().stream().flatMap(it -> encoder.notSent(it.request()).stream()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Requests to warm the endpoint up with; none of the workload's prompts is among them. */
    List<Outgoing> warmUp() {
        return IntStream.range(0, options.warmup())
                .mapToObj(it -> Request.text("Warming up, round " + it + ": say anything you like.")
                        .withId("iwc-warm-up-" + it)
                        .withMaxOutputTokens(WARM_UP_TOKENS)
                        .build())
                .map(encoder::encode)
                .toList();
    }

    private static LoadPlan plan(Workload workload, ReplayOptions options) {
        if (options.shard().isPresent() && options.startAt().isEmpty()) {
            throw new IwcException(
                    "shard " + options.shard().get() + ": found no start time, expected one that all shards share");
        }
        return LoadPlan.of(workload, options.load());
    }

    /** Goes with every request id, so that no two replays of a workload, or shards of one, send the same. */
    private static String runId(ReplayOptions options) {
        var id = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
        return options.shard().map(shard -> id + "-s" + shard.index()).orElse(id);
    }

    private static RequestEncoder encoder(
            Endpoint endpoint, ReplayOptions options, Access access, Optional<Long> salt, String runId) {
        var materialiser = once(() -> Materialiser.with(tokenizer(options), salt.orElse(WARM_SEED)));
        var prompts = new PromptWriter(materialiser, salt.map(Preparation::text).orElse(""));
        var model = once(() -> ModelDiscovery.firstModel(endpoint, access, options.connectTimeout()));
        return new RequestEncoder(endpoint, options, access, prompts, model, runId);
    }

    /** What counts and makes words where no tokenizer is named. */
    static Tokenizer tokenizer(ReplayOptions options) {
        return options.tokenizer().orElseGet(Tokenizers::standard);
    }

    /** Another one in every run; shards of one run share what they know of each other, their start. */
    private static long salt(ReplayOptions options) {
        return options.shard().isPresent() && options.startAt().isPresent()
                ? new SplittableRandom(options.startAt().get().toEpochMilli()).nextLong()
                : new SecureRandom().nextLong();
    }

    private static String text(long salt) {
        return HexFormat.of().toHexDigits(salt);
    }

    /** Made when first asked for, once. */
    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private Optional<T> made = Optional.empty();

            @Override
            public synchronized T get() {
                if (made.isEmpty()) {
                    made = Optional.of(maker.get());
                }
                return made.get();
            }
        };
    }
}
