package io.iwc.run.internal;

import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Records for tests, made by hand or from a seed. */
public final class Records {
    public static final EndpointInfo ENDPOINT = new EndpointInfo(
            "chat", "test-model", "http://127.0.0.1:8000/v1", "HTTP/1.1", new TreeMap<>(Map.of("server", "x")));

    private static final long MILLI = 1_000_000;

    private Records() {}

    /** Scheduled and sent at {@code sentMillis}, streamed; a chunk per output token, evenly spaced. */
    public static RequestRecord ok(int sequence, long sentMillis, long ttftMillis, long e2eMillis, int outputTokens) {
        return builderOfOk(sequence, sentMillis, ttftMillis, e2eMillis, outputTokens)
                .build();
    }

    public static RequestRecord.Builder builderOfOk(
            int sequence, long sentMillis, long ttftMillis, long e2eMillis, int outputTokens) {
        var sent = sentMillis * MILLI;
        var gaps = new long[outputTokens - 1];
        Arrays.fill(gaps, outputTokens < 2 ? 0 : (e2eMillis - ttftMillis) * MILLI / (outputTokens - 1));
        return RequestRecord.builder(sequence, "req-" + sequence, sent)
                .ok("stop")
                .status(200)
                .attempts(1)
                .streamed(true)
                .sent(sent)
                .firstByte(sent + ttftMillis * MILLI)
                .firstToken(sent + ttftMillis * MILLI)
                .firstAnswerToken(sent + ttftMillis * MILLI)
                .lastToken(sent + e2eMillis * MILLI)
                .end(sent + e2eMillis * MILLI)
                .itl(gaps)
                .chunks(outputTokens)
                .inputTokens(100)
                .outputTokens(outputTokens, false)
                .outputTokensAsked(2 * outputTokens);
    }

    public static RequestRecord failed(int sequence, long sentMillis, ErrorClass errorClass) {
        return RequestRecord.builder(sequence, "req-" + sequence, sentMillis * MILLI)
                .failed(errorClass, "said no")
                .attempts(1)
                .sent(sentMillis * MILLI)
                .end((sentMillis + 1) * MILLI)
                .build();
    }

    public static Run.Builder run(RequestRecord... records) {
        return Run.builder("test", Origin.MEASURED, ENDPOINT).records(List.of(records));
    }

    /** Lists of records of every outcome, with every optional part present or absent. */
    static Stream<Arguments> seeded() {
        return IntStream.range(0, 100)
                .mapToObj(seed -> Arguments.of(Named.of("seed " + seed, random(new Random(seed)))));
    }

    private static List<RequestRecord> random(Random random) {
        var records = new ArrayList<RequestRecord>();
        var size = random.nextInt(20);
        for (var i = 1; i <= size; i++) {
            records.add(random(random, i));
        }
        return records;
    }

    private static RequestRecord random(Random random, int sequence) {
        var scheduled = random.nextLong(10_000_000_000L);
        var record = RequestRecord.builder(sequence, "id,\"" + sequence + "\" é\n😀", scheduled);
        if (random.nextBoolean()) {
            record.session("s" + random.nextInt(3)).turn(random.nextInt(4)).model("m/1");
        }
        record.attempts(random.nextInt(3));
        switch (random.nextInt(4)) {
            case 0 -> record.failed(random.nextBoolean() ? ErrorClass.TRUNCATED : ErrorClass.HTTP_429, "{\"a\": 1}");
            case 1 -> record.cancelled().sent(scheduled);
            default -> answer(random, record, scheduled);
        }
        if (random.nextBoolean()) {
            record.inputTokens(random.nextInt(100)).outputTokens(random.nextInt(100), random.nextBoolean());
        }
        if (random.nextBoolean()) {
            record.outputTokensAsked(random.nextInt(100)).cachedPromptTokens(random.nextInt(10));
        }
        if (random.nextBoolean()) {
            record.serverPrompt(random.nextInt(1000)).serverGeneration(random.nextInt(1000));
        }
        return record.build();
    }

    private static void answer(Random random, RequestRecord.Builder record, long scheduled) {
        record.ok(random.nextBoolean() ? "stop" : "length")
                .status(200)
                .due(scheduled + random.nextInt(100))
                .sent(scheduled + random.nextInt(1000))
                .firstByte(scheduled + 2000)
                .end(scheduled + 9001);
        if (random.nextBoolean()) {
            record.streamed(true)
                    .firstToken(scheduled + 2001)
                    .firstAnswerToken(scheduled + 2002)
                    .lastToken(scheduled + 9000)
                    .itl(random.longs(random.nextInt(5), 0, 1000).toArray())
                    .chunks(random.nextInt(6));
        }
    }
}
