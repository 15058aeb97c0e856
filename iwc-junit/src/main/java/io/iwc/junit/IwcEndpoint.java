package io.iwc.junit;

import io.iwc.replay.LengthField;
import io.iwc.replay.ReplayOptions.Cache;
import io.iwc.replay.ReplayOptions.Streaming;
import io.iwc.replay.Wire;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Declares the endpoint that workloads are sent to and applications talk to. On its own it activates IWC; parameters of
 * type {@code Endpoint}, {@code EmbeddedEndpoint}, {@code Predictor} and, with an {@link IwcWorkload}, {@code Run} are
 * then injected.
 *
 * <pre><code class='java'> &#64;Test
 * void asksOnce(&#64;IwcEndpoint EmbeddedEndpoint endpoint) {
 *     new ParcelBot(endpoint.baseUrl()).ask("Where is my parcel?");
 *
 *     assertThat(endpoint.captured()).hasRequestCount(1);
 * }</code></pre>
 *
 * <p>At most one of {@link #embedded()}, {@link #url()} and {@link #value()}; the default is the embedded one.
 *
 * <p><strong>Targets and scope:</strong> as {@link IwcWorkload}. An endpoint declared on a class is used by one
 * test at a time, also when tests run in parallel, and its captures and script are reset before each; one declared on a
 * method or parameter has its own port. With {@code lifetime = PLAN} all classes that declare the same share one until
 * the end of the test plan. A {@code Run} is replayed once in the narrower scope of workload and endpoint.
 * Replays on the wall clock take turns within a JVM, so that they do not disturb each other's timing.
 *
 * <p><strong>How it is sent:</strong> an attribute left as it is takes the setting {@code iwc.replay.*} of its name
 * ({@code iwc.replay.max-concurrency}). A prediction on the virtual clock sends nothing: it knows only what says when
 * requests are due and what is asked of them ({@code maxConcurrency}, {@code causal}, {@code limit}, {@code duration},
 * {@code ramp}, {@code slo}) and refuses the other attributes.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith({TrafficExtension.class, BaselineExtension.class})
@ResourceLock(value = "io.iwc.endpoint", mode = ResourceAccessMode.READ, providers = EndpointLocks.class)
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface IwcEndpoint {
    /** The endpoint of the keys {@code iwc.endpoint.url}, {@code iwc.endpoint.model} … without a name. */
    String CONFIGURED = "configured";

    /** A configured endpoint: {@link #CONFIGURED}, or NAME of the keys {@code iwc.endpoint.NAME.url} …. */
    String value() default "";

    /** Base URL with the version path: {@code http://127.0.0.1:8000/v1}. */
    String url() default "";

    /** The simulated endpoint. */
    Embedded embedded() default @Embedded;

    /** How long the embedded endpoint lives. */
    Lifetime lifetime() default Lifetime.DECLARATION;

    /** Requested model; empty: the configured one, else the first that {@code /models} lists. */
    String model() default "";

    /** <em>Name</em> of the environment variable that holds the API key; never the key. */
    String apiKeyEnv() default "";

    /** The API of the server. */
    Wire wire() default Wire.CHAT;

    /** Maximum number of requests in flight; 0 = no limit. Waiting for a free slot counts as response time. */
    int maxConcurrency() default 0;

    /**
     * Always so many requests in flight, in the order of the workload: when one ends, the next is sent; arrivals are
     * ignored. 0 sends by the schedule. Cannot be combined with {@link #maxConcurrency()}.
     */
    int closedLoop() default 0;

    /** Whether a turn waits for the end of the one it depends on, and its think time. */
    boolean causal() default false;

    /**
     * Whether later turns repeat what the server answered in this run instead of the recorded answers; implies
     * {@link #causal()}.
     */
    boolean liveHistory() default false;

    /** Requests sent at most; 0 means all. */
    int limit() default 0;

    /** Leaves out what is scheduled later: {@code "30s"}. Empty leaves out nothing. */
    String duration() default "";

    /** Until the rate is the workload's own, growing linearly from nothing: {@code "30s"}. Empty does without. */
    String ramp() default "";

    /** Sends only the I-th of N parts, whole sessions, from 1: {@code "1/4"}. Empty sends all. */
    String shard() default "";

    /** Number of warm-up requests, with prompts other than the workload's. */
    int warmup() default 0;

    /** How often a request is sent again that got no connection, no answer, 429 or 5xx. */
    int retries() default 0;

    /** State of the server's prefix cache: COLD salts every prompt. */
    Cache cache() default Cache.COLD;

    /** Which answers are streamed. */
    Streaming streaming() default Streaming.ALL;

    /** Asks servers that know it to go on until the length wanted is reached. */
    boolean ignoreEos() default false;

    /** Tokens that servers that know it are to generate at least; 0 means any. */
    int minTokens() default 0;

    /** What the cap on an answer is called in a chat. */
    LengthField lengthField() default LengthField.MAX_TOKENS;

    /** To an open connection: {@code "10s"}, which is also what empty means. */
    String timeoutConnect() default "";

    /** From the send to the first byte of the answer: {@code "2m"}, which is also what empty means. */
    String timeoutFirstByte() default "";

    /** Between two reads of an answer: {@code "1m"}, which is also what empty means. */
    String timeoutIdle() default "";

    /** From the send to the end of the answer: {@code "10m"}, which is also what empty means. */
    String timeoutTotal() default "";

    /** Schedule lag P99 above which a run is invalid: {@code "50ms"}. Empty follows from the bounds on the run. */
    String maxLag() default "";

    /** Latency targets behind the goodput of the run: {@code "ttft=500ms,tpot=50ms"}. */
    String slo() default "";

    /** What is sampled beside the run, separated by commas: {@code "nvidia-smi,prometheus"}. */
    String telemetry() default "";

    /** Between two samples of a source: {@code "500ms"}, which is also what empty means. */
    String telemetryInterval() default "";

    /** How a test ends if its endpoint does not respond. */
    Missing onUnavailable() default Missing.ABORT;
}
