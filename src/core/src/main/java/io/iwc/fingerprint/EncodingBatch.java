package io.iwc.fingerprint;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Request;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Requests whose prompts are being encoded by whoever has time: each takes the next one that nobody has taken. */
final class EncodingBatch {
    private final Tokenizer tokenizer;
    private final List<Request> requests;
    private final int[][] encoded;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch unfinished;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    private EncodingBatch(Tokenizer tokenizer, List<Request> requests) {
        this.tokenizer = tokenizer;
        this.requests = requests;
        encoded = new int[requests.size()][];
        unfinished = new CountDownLatch(requests.size());
    }

    /** A batch at which the other processors begin to work. */
    static EncodingBatch begun(Tokenizer tokenizer, List<Request> requests) {
        var batch = new EncodingBatch(tokenizer, requests);
        var others = Math.min(ForkJoinPool.getCommonPoolParallelism(), requests.size() - 1);
        for (var i = 0; i < others; i++) {
            ForkJoinPool.commonPool().execute(batch::work);
        }
        return batch;
    }

    /** Helps with what is left, and waits for the rest. */
    void finish() {
        work();
        try {
            unfinished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while prompts are encoded", e);
        }
        if (fault.get() instanceof RuntimeException e) {
            throw e;
        }
        if (fault.get() instanceof Error e) {
            throw e;
        }
    }

    int size() {
        return encoded.length;
    }

    Request request(int i) {
        return requests.get(i);
    }

    /** The ids of a prompt, once finished; empty for one that is known by its length only. */
    int[] tokens(int i) {
        return encoded[i];
    }

    private void work() {
        for (var i = next.getAndIncrement(); i < encoded.length; i = next.getAndIncrement()) {
            try {
                var prompt = requests.get(i).prompt();
                encoded[i] =
                        prompt.hasText() ? tokenizer.encode(ChatTemplate.text(prompt)) : RequestCollector.NO_TOKENS;
            } catch (RuntimeException | Error e) {
                fault.compareAndSet(null, e);
            } finally {
                unfinished.countDown();
            }
        }
    }
}
