package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body as text, in UTF-8; the connection is closed once it is longer than allowed. */
final class BoundedText implements BodySubscriber<String> {
    private final BodySubscriber<String> text = BodySubscribers.ofString(UTF_8);
    private final long maxBytes;
    private Flow.@Nullable Subscription subscription;
    private long bytes;

    BoundedText(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        text.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (bytes > maxBytes) {
            return; // was on its way when the connection was closed
        }
        bytes += parts.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes <= maxBytes) {
            text.onNext(parts);
        } else {
            if (subscription != null) {
                subscription.cancel();
            }
            text.onError(new IOException("found a body of more than " + maxBytes + " bytes"));
        }
    }

    @Override
    public void onError(Throwable fault) {
        text.onError(fault);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
