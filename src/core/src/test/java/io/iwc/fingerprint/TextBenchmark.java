package io.iwc.fingerprint;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.iwc.metric.Metric;
import io.iwc.testing.ProcessorTime;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How fast workloads of text are measured, beside the bare tokenizer on as many threads as there are processors, over
 * the same texts and in turns; run by hand, with the number of texts as argument. The texts are some five hundred
 * tokens of English-like sentences made from a seed, each one its own or with the beginning of one of twenty families.
 */
public final class TextBenchmark {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final String[] WORDS = ("the a of and to in is that for it with as was on are this be at by from or"
                    + " request answer server model token prompt cache memory latency queue measure report customer order"
                    + " delivery invoice question summary explain compare because although however between interesting"
                    + " unbelievable configuration responsibility 2024 17 3.5 don't it's re-read")
            .split(" ", -1);
    private static final int SENTENCES = 33;
    private static final int ROUNDS = 6;

    private TextBenchmark() {}

    /** Prints a line a round, then the best of each and their ratio. */
    public static void main(String[] arguments) throws InterruptedException {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%d processors, load %.1f%n",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage());
        compare("texts of their own", texts(count, 0));
        compare("shared beginnings", texts(count, SENTENCES / 2));
    }

    private static void compare(String name, List<String> texts) throws InterruptedException {
        var bare = new Best();
        var measured = new Best();
        for (var round = 1; round <= ROUNDS; round++) {
            bare.take(name + ", bare tokenizer", () -> encode(texts));
            measured.take(name + ", measured", () -> measure(texts));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: measured at %.1f %% of the bare tokenizer by the clock, %.1f %% by processor time%n",
                name,
                100.0 * bare.wall / measured.wall,
                100.0 * bare.processor / measured.processor);
    }

    /** Threads that each encode their share of the texts, and nothing else. */
    private static long encode(List<String> texts) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var tokens = new long[Runtime.getRuntime().availableProcessors()];
        for (var i = 0; i < tokens.length; i++) {
            var share = i;
            threads.add(new Thread(() -> tokens[share] = encode(ENCODING, texts, share, tokens.length)));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        return IntStream.range(0, tokens.length).mapToLong(i -> tokens[i]).sum();
    }

    private static long encode(Encoding encoding, List<String> texts, int first, int step) {
        var tokens = 0L;
        for (var i = first; i < texts.size(); i += step) {
            tokens += encoding.encodeOrdinary(texts.get(i)).toArray().length;
        }
        return tokens;
    }

    private static long measure(List<String> texts) {
        var fingerprinter = Fingerprinter.with(Tokenizers.standard());
        for (var i = 0; i < texts.size(); i++) {
            fingerprinter.accept(Request.text(texts.get(i))
                    .arrivingAt(i * 1_000_000L)
                    .withMaxOutputTokens(100)
                    .build());
        }
        return (long) fingerprinter
                .finish()
                .measurement(Metric.of("tokens.prompt.total"))
                .value();
    }

    private static List<String> texts(int count, int sharedSentences) {
        return IntStream.range(0, count)
                .mapToObj(i -> sentences(new Random(i % 20), sharedSentences)
                        + sentences(new Random(1_000 + i), SENTENCES - sharedSentences))
                .toList();
    }

    private static String sentences(Random random, int count) {
        var text = new StringBuilder();
        for (var sentence = 0; sentence < count; sentence++) {
            text.append(WORDS[random.nextInt(WORDS.length)].toUpperCase(Locale.ROOT));
            for (var word = 9 + random.nextInt(8); word > 0; word--) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(sentence % 7 == 6 ? ".\n\n" : ". ");
        }
        return text.toString();
    }

    private interface Work {
        long run() throws InterruptedException;
    }

    /** The least time of several rounds, the first two of which are for warming up. */
    private static final class Best {
        private long wall = Long.MAX_VALUE;
        private long processor = Long.MAX_VALUE;
        private int rounds;

        void take(String name, Work work) throws InterruptedException {
            var processorStart = ProcessorTime.nanos();
            var start = System.nanoTime();
            var tokens = work.run();
            var took = System.nanoTime() - start;
            var busy = ProcessorTime.nanos() - processorStart;
            System.out.printf(
                    Locale.ROOT,
                    "%-38s %,11d tokens  %6.2f s  %6.2f M/s  %6.2f M/s and core%n",
                    name,
                    tokens,
                    took / 1e9,
                    tokens / (took / 1e3),
                    tokens / (busy / 1e3));
            if (++rounds > 2) {
                wall = Math.min(wall, took);
                processor = Math.min(processor, busy);
            }
        }
    }
}
