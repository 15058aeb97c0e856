package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads one format: turns the rows of a file into requests, lazily. Without state of its own: one reader may read
 * several sources.
 *
 * <p>A reader of your own is a public class with a public constructor without parameters, and a line with its name in
 * {@code META-INF/services/io.iwc.dataset.DatasetReader} (in a module: {@code provides io.iwc.dataset.DatasetReader
 * with ...}). {@code iwc compile} and {@code @IwcWorkload(format = ...)} then know it by its {@link #name()}.
 *
 * <pre><code class='java'> public final class GatewayLog implements DatasetReader {
 *     public String name() {
 *         return "gateway-log";
 *     }
 *
 *     public String description() {
 *         return "JSON lines of our gateway: ts, tokens_in, tokens_out";
 *     }
 *
 *     public Stream&lt;Request.Builder&gt; read(DatasetSource source) {
 *         return source.jsonLines().map(row -&gt; Request.lengthOnly(row.nonNegativeInt("tokens_in"))
 *                 .arrivingAt(row.calendarNanos("ts"))
 *                 .withOutputTokens(row.nonNegativeInt("tokens_out")));
 *     }
 * }</code></pre>
 *
 * @since 0.1
 */
public interface DatasetReader {
    /**
     * What the format is called on the command line, in annotations and in manifests: lower-case letters and digits, in
     * words joined by hyphens. No two readers have the same name.
     */
    String name();

    /** One line for people: what the file looks like. */
    String description();

    /**
     * Why a file is of this format, told from its first record: {@code first.jsonKeys("ts", "tokens_in")}. Empty, as
     * by default, where it is not or cannot be told; then the format has to be named.
     */
    default Optional<String> detect(FirstRecord first) {
        return Optional.empty();
    }

    /** Which of the options that only some formats have mean something here; the others are refused. By default none. */
    default Set<ReaderOption> options() {
        return Set.of();
    }

    /**
     * The requests of a source, in its order, read as the stream is consumed.
     *
     * <p>A request may come without an id and without an arrival, the compiler fills both in. An arrival is whatever
     * the file's clock says, in nanoseconds; the compiler moves the first one to 0. What a request depends on stands
     * in an earlier row, or is {@linkplain io.iwc.workload.Predecessor#previousTurn() the turn before it}.
     *
     * <p>Rows come from the source, which keeps the faults of bad ones and goes on; at its end the stream throws if
     * there were any, unless the options leave them out.
     */
    Stream<Request.Builder> read(DatasetSource source);
}
