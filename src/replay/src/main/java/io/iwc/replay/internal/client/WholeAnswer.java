package io.iwc.replay.internal.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A response outside the load, by the JDK's client, complete or not at all. That client's own timeout is over
 * when the head of an answer has come, so that a body that drips would hold it up for ever.
 */
public final class WholeAnswer {
    /** Lists of models and pages of metrics have some kilobytes. */
    private static final long MAX_BODY_BYTES = 16L << 20;

    private WholeAnswer() {}

    /**
     * Asks and waits.
     *
     * @param atMost from the send to the last byte
     * @throws HttpTimeoutException if it did not come in that time; the connection is closed
     * @throws IOException if it did not come at all, or its body has more than 16 MiB
     */
    public static HttpResponse<String> of(HttpClient client, HttpRequest request, Duration atMost)
            throws IOException, InterruptedException {
        var answer = client.sendAsync(request, head -> new BoundedText(MAX_BODY_BYTES));
        try {
            return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + atMost.toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true); // hangs up, if it is still under way
        }
    }
}
