package io.iwc.bench;

import io.iwc.run.Run;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How fast runs are predicted. An operation is a request: of 300 that queue for a small KV cache as in a measured run,
 * with their statistics, or of many that a larger server keeps up with.
 */
@Fork(1)
@State(Scope.Benchmark)
public class PredictionBenchmark {
    private static final int QUEUEING = 300;
    private static final int MANY = 100_000;

    private final Workload queueing = workload(QUEUEING, 100_000_000, 850, 650);
    private final Workload many = workload(MANY, 50_000_000, 550, 100);

    @Benchmark
    @OperationsPerInvocation(QUEUEING)
    public Run requestsThatQueue() {
        return predicted("rtx4090-llama-3.1-8b", queueing);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public Run requestsThatDoNot() {
        return predicted("default", many);
    }

    private static Run predicted(String profile, Workload workload) {
        return Engine.of(EngineProfile.named(profile), 0, Tokenizers.whitespace())
                .predict(workload);
    }

    private static Workload workload(int count, long meanGapNanos, int prompt, int answer) {
        var random = new Random(1);
        var requests = new ArrayList<Request>();
        var at = 0L;
        for (var i = 0; i < count; i++) {
            at += (long) (-Math.log(1 - random.nextDouble()) * meanGapNanos);
            requests.add(Request.lengthOnly(1 + random.nextInt(2 * prompt))
                    .withId("r" + i)
                    .arrivingAt(at)
                    .withOutputTokens(1 + random.nextInt(2 * answer))
                    .build());
        }
        return Workload.of("drawn", requests, Manifest.of("bench"));
    }
}
