package io.iwc.bench;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How fast workloads of text are measured, beside the bare tokenizer on as many threads as there are processors, over
 * the same texts. An operation is a text of some 550 tokens: English-like sentences made from a seed, each text its own
 * or with the beginning of one of twenty families.
 */
@State(Scope.Benchmark)
@Fork(1)
public class TextBenchmark {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final String[] WORDS = ("the a of and to in is that for it with as was on are this be at by from or"
                    + " request answer server model token prompt cache memory latency queue measure report customer order"
                    + " delivery invoice question summary explain compare because although however between interesting"
                    + " unbelievable configuration responsibility 2024 17 3.5 don't it's re-read")
            .split(" ", -1);
    private static final int TEXTS = 1_000;
    private static final int SENTENCES = 33;
    private static final int FAMILIES = 20;

    /** How many of the sentences of a text are those of its family. */
    @Param({"0", "16"})
    public int shared;

    private List<String> texts = List.of();

    /** Makes the texts. */
    @Setup
    public void make() {
        texts = IntStream.range(0, TEXTS)
                .mapToObj(i -> sentences(new Random(i % FAMILIES), shared)
                        + sentences(new Random(1_000 + i), SENTENCES - shared))
                .toList();
    }

    /** Threads that each encode their share of the texts, and nothing else. */
    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public long textsEncodedByTheBareTokenizer() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var tokens = new long[Runtime.getRuntime().availableProcessors()];
        for (var i = 0; i < tokens.length; i++) {
            var share = i;
            threads.add(new Thread(() -> tokens[share] = encode(share, tokens.length)));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        return LongStream.of(tokens).sum();
    }

    private long encode(int first, int step) {
        var tokens = 0L;
        for (var i = first; i < texts.size(); i += step) {
            tokens += ENCODING.encodeOrdinary(texts.get(i)).toArray().length;
        }
        return tokens;
    }

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public Fingerprint textsMeasured() {
        var fingerprinter = Fingerprinter.with(Tokenizers.standard());
        for (var i = 0; i < texts.size(); i++) {
            fingerprinter.accept(Request.text(texts.get(i))
                    .arrivingAt(i * 1_000_000L)
                    .withMaxOutputTokens(100)
                    .build());
        }
        return fingerprinter.finish();
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
}
