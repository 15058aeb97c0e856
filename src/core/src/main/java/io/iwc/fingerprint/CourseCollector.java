package io.iwc.fingerprint;

import io.iwc.workload.Request;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.internal.LengthRows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/** What comes after what, coarsely: how the workload goes over its time, and which answers go with which prompts. */
final class CourseCollector implements RequestCollector {
    /** Of fewer requests the course would be a copy. */
    private static final int LEAST_REQUESTS = 100;

    private static final long LEAST_GAP_NANOS = 1_000;
    private static final double NANOS = 1e9;

    private final boolean hasTimes;
    private final WindowSums gaps = new WindowSums();
    private final WindowSums logGaps = new WindowSums();
    private final WindowSums prompts = new WindowSums();
    private final WindowSums outputs = new WindowSums();
    private final LengthPairs pairs = new LengthPairs();
    private long last;
    private boolean anyWithoutArrival;
    private boolean anyWithoutOutput;

    CourseCollector(ArrivalMeaning meaning) {
        hasTimes = meaning == ArrivalMeaning.TIMES;
    }

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        if (request.hasArrival()) {
            arrive(request.arrivalNanos());
        } else {
            anyWithoutArrival = true;
        }
        prompts.add(promptTokens);
        var output = request.expectedOutputTokens();
        if (output.isPresent()) {
            pair(promptTokens, output.getAsInt());
        } else {
            anyWithoutOutput = true;
        }
    }

    @Override
    public void accept(LengthRows rows) {
        for (var row = 0; row < rows.size(); row++) {
            arrive(rows.arrivalNanos(row));
            prompts.add(rows.promptTokens(row));
            pair(rows.promptTokens(row), rows.outputTokens(row));
        }
    }

    private void arrive(long nanos) {
        var isFirst = prompts.requests() == 0;
        var gap = isFirst ? 0 : nanos - last;
        gaps.add((double) gap);
        logGaps.add(isFirst ? 0 : StrictMath.log((double) Math.max(LEAST_GAP_NANOS, gap)));
        last = nanos;
    }

    private void pair(int promptTokens, int outputTokens) {
        outputs.add(outputTokens);
        pairs.add(promptTokens, outputTokens);
    }

    @Override
    public void finish(Findings findings) {
        if (prompts.requests() < LEAST_REQUESTS) {
            return;
        }
        findings.outputPairs().addAll(pairs.met());
        if (hasTimes && !anyWithoutArrival) {
            findings.courses().add(course());
        }
    }

    private Course course() {
        return new Course(
                IntStream.range(0, prompts.size()).mapToObj(prompts::end).toList(),
                gaps.shares(),
                IntStream.range(0, prompts.size()).mapToObj(this::typicalGap).toList(),
                prompts.shares(),
                anyWithoutOutput ? List.of() : outputs.shares(),
                List.of(),
                List.of());
    }

    /** The first request has no gap before it. */
    private double typicalGap(int window) {
        var count = prompts.end(window) - (window == 0 ? 1 : prompts.end(window - 1));
        return count == 0
                ? 0
                : BigDecimal.valueOf(StrictMath.exp(logGaps.sum(window) / count) / NANOS)
                        .round(new MathContext(WindowSums.DIGITS))
                        .doubleValue();
    }
}
