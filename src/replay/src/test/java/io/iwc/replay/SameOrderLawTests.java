package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.Shard;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.LoadSchedule;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.Scheduling;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One load model, two drivers: where requests take as long as they were predicted to, the replay's dispatcher sends
 * them in the order and at the times at which the engine sent them. Times lie on a grid of milliseconds, so that much
 * falls together: arrivals, ends, hang-ups, turns that follow at once.
 */
class SameOrderLawTests {
    private static final long MILLI = 1_000_000L;
    private static final long ZERO = 1_000;
    /** Without a prefix cache, so that no prompt is counted before it is sent, for the answer that it repeats. */
    private static final EngineProfile PROFILE = EngineProfile.named("default").toBuilder("uncached")
            .scheduling(Scheduling.DEFAULT.withPrefixCaching(false))
            .build();

    private static final int TOO_LONG = 2_000_000_000; // refused at once, so that it ends when it is sent

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsPredictedAndWhatIsSentGoInTheSameOrder(long seed) {
        var workload = workload(new SplittableRandom(seed));

        models().forEach(model -> {
            var recorder = new SendOrder();
            var predicted = Engine.of(PROFILE, 1, recorder).under(model).predict(workload);

            var replayed = new VirtualReplay(workload, model, predicted, new SplittableRandom(seed)).run();

            assertThat(replayed)
                    .as("%s", model)
                    .extracting(PlannedRequest::request)
                    .extracting(Request::id)
                    .containsExactlyElementsOf(recorder.sent);
            assertThat(replayed.stream()
                            .sorted(Comparator.comparingInt(PlannedRequest::sequence))
                            .map(SameOrderLawTests::line))
                    .as("%s", model)
                    .containsExactlyElementsOf(predicted.records().stream()
                            .map(SameOrderLawTests::line)
                            .toList());
        });
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    private static Stream<LoadModel> models() {
        var open = LoadModel.open();
        var onSchedule = Stream.of(
                open,
                open.withMaxConcurrency(1),
                open.withMaxConcurrency(3),
                open.withRamp(Duration.ofMillis(60)),
                open.withDuration(Duration.ofMillis(40)),
                open.withMaxConcurrency(2).withShard(new Shard(1, 2)),
                open.withMaxConcurrency(2).withRamp(Duration.ofMillis(30)).withLimit(11));
        var closed = Stream.of(
                open.withClosedLoop(1),
                open.withClosedLoop(4),
                open.withClosedLoop(2).withLimit(11));
        return Stream.concat(onSchedule, closed).flatMap(it -> Stream.of(it, it.withCausal(true)));
    }

    /** Some sessions of some turns, in each the turn before the one that a turn waits for, mostly. */
    private static Workload workload(SplittableRandom random) {
        var requests = new ArrayList<Request>();
        var last = new ArrayList<List<String>>();
        var sessions = random.nextInt(1, 9);
        IntStream.range(0, sessions).forEach(it -> last.add(new ArrayList<>()));
        var arrival = 0L;
        var count = random.nextInt(1, 31);
        for (var i = 1; i <= count; i++) {
            arrival += random.nextInt(3) == 0 ? 0 : random.nextInt(6);
            var session = random.nextInt(sessions);
            var request = Request.text("r" + i)
                    .withId("r" + i)
                    .inSession("s" + session)
                    .asTurn(last.get(session).size())
                    .arrivingAt(arrival * MILLI)
                    .withOutputTokens(random.nextInt(12) == 0 ? TOO_LONG : random.nextInt(1, 9))
                    .withSampling(hangUp(random));
            if (!last.get(session).isEmpty() && random.nextInt(5) > 0) {
                var before = last.get(session);
                request.dependingOn(before.get(random.nextInt(before.size())), random.nextInt(4) * 5L);
            }
            last.get(session).add("r" + i);
            requests.add(request.build());
        }
        return Workload.of("seeded", requests, Manifest.of("law"));
    }

    private static Sampling hangUp(SplittableRandom random) {
        var none = Sampling.UNSET;
        return random.nextInt(4) > 0
                ? none
                : none.toBuilder().cancelAfterMillis(random.nextInt(30)).build();
    }

    private static String line(PlannedRequest it) {
        return it.sequence() + " " + it.request().id() + " scheduled " + it.scheduledNanos() + " due " + it.dueNanos();
    }

    private static String line(RequestRecord it) {
        return it.sequence() + " " + it.requestId() + " scheduled " + it.scheduledNanos() + " due " + it.dueNanos();
    }

    /** The engine counts a prompt when it sends it. */
    private static final class SendOrder implements Tokenizer {
        private final List<String> sent = new ArrayList<>();

        @Override
        public String id() {
            return "recording";
        }

        @Override
        public int[] encode(String text) {
            sent.add(text);
            return new int[40];
        }
    }

    /** A dispatcher whose clock is virtual, and a server at which every request takes as long as was predicted. */
    private static final class VirtualReplay {
        private final Map<String, RequestRecord> predicted;
        private final Dispatcher dispatcher;
        private final SplittableRandom random;
        private final PriorityQueue<End> ends = new PriorityQueue<>();
        private final List<PlannedRequest> sent = new ArrayList<>();
        private long now;

        VirtualReplay(Workload workload, LoadModel model, Run predicted, SplittableRandom random) {
            this.predicted = predicted.records().stream()
                    .collect(Collectors.toMap(RequestRecord::requestId, Function.identity()));
            this.random = random;
            dispatcher = new Dispatcher(new LoadSchedule(LoadPlan.of(workload, model)), ZERO);
        }

        List<PlannedRequest> run() {
            dispatcher.sendTo(this::send);
            while (!ends.isEmpty() || dispatcher.nextNanos() != LoadSchedule.NEVER) {
                var nextEnd = ends.isEmpty() ? LoadSchedule.NEVER : ends.peek().nanos();
                now = Math.min(nextEnd, dispatcher.nextNanos());
                if (nextEnd == now) {
                    end(ends.remove());
                } else {
                    dispatcher.sendDue(ZERO + now);
                }
            }
            return sent;
        }

        private void send(PlannedRequest planned) {
            sent.add(planned);
            var record = predicted.get(planned.request().id());
            var takes = record.endNanos().getAsLong() - record.sentNanos().getAsLong();
            ends.add(new End(now + takes, random.nextInt(), planned, now));
        }

        private void end(End end) {
            dispatcher.ended(end.planned(), end.sentNanos(), ZERO + now);
            dispatcher.release(end.planned(), now);
        }
    }

    /** Of several at an instant any may end first. */
    private record End(long nanos, int anyOrder, PlannedRequest planned, long sentNanos) implements Comparable<End> {
        @Override
        public int compareTo(End other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : Integer.compare(anyOrder, other.anyOrder);
        }
    }
}
