package io.iwc.replay;

import io.iwc.replay.internal.client.ClientCall;
import io.iwc.replay.internal.client.StreamingClient;
import io.iwc.run.ErrorClass;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** The requests before the clock starts: their answers are not measured, but their failures are told. */
final class WarmUp {
    private final Preparation prepared;

    WarmUp(Preparation prepared) {
        this.prepared = prepared;
    }

    /** Sends them and waits for all; returns how many failed and what the first of them was told, if any did. */
    Optional<String> with(StreamingClient client) {
        var calls = prepared.warmUp();
        var left = new CountDownLatch(calls.size());
        var failed = new ConcurrentLinkedQueue<ClientCall>();
        calls.forEach(it -> client.submit(new ClientCall(it, System.nanoTime(), ended -> {
            if (!ended.isOk()) {
                failed.add(ended);
            }
            left.countDown();
        })));
        Waiting.uninterruptibly(left, client::stop);
        return failed.isEmpty() ? Optional.empty() : Optional.of(told(failed, calls.size()));
    }

    private String told(Queue<ClientCall> failed, int all) {
        var first = failed.element();
        var said = prepared.access().secret().removedFrom(first.detail()).strip();
        return failed.size() + " of " + all + " warm-up requests failed: "
                + first.failure().map(ErrorClass::text).orElse("")
                + (said.isEmpty() ? "" : ": " + said);
    }
}
