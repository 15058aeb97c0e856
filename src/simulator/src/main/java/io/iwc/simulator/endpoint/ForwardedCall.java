package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.simulator.EngineClock;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * A request for a completion that somebody else answers, understood as {@link EmbeddedEndpoint} understands its own.
 * Immutable.
 *
 * @since 0.1
 */
public final class ForwardedCall {
    /** What our own engine cannot do, and another server may. */
    private static final Set<String> BEYOND_THE_ENGINE = Set.of("n", "logprobs", "top_logprobs");

    private final ServedCall call;

    private ForwardedCall(ServedCall call) {
        this.call = call;
    }

    /** Whether this asks for a completion: by the end of its path, as servers put what they like before it. */
    public static boolean isOne(String method, String path) {
        return method.equals("POST") && ForwardedPath.of(path).isPresent();
    }

    /**
     * Why a call must not come in, as at {@link EmbeddedEndpoint}: for another host than the loopback one, or a form of
     * another site. Empty if it may.
     *
     * @param header the first value of a request header by name
     */
    public static Optional<String> refusal(String method, Function<String, Optional<String>> header) {
        try {
            new Door(Optional.empty()).check(method, header);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads one.
     *
     * @param path as it was asked for, without the query
     * @param body not packed
     * @param header the first value of a request header by name
     * @return the call, or why it cannot be read, in the words of {@link EmbeddedEndpoint}
     */
    public static Reading read(String path, byte[] body, Function<String, Optional<String>> header) {
        try {
            var asked = ForwardedPath.of(path).orElseThrow();
            var known = CallReader.object(body).remove(BEYOND_THE_ENGINE);
            if (known.path("generationConfig") instanceof ObjectNode config) { // of Gemini
                config.remove("candidateCount");
            }
            var calls = CallReader.read(asked.wire(), known, body.length, asked.model(), header, new ResponseStore());
            return calls.size() == 1
                    ? new Reading(Optional.of(new ForwardedCall(calls.get(0))), "")
                    : new Reading(
                            Optional.empty(), "prompt: found a list of " + calls.size() + " prompts, expected one");
        } catch (ApiException e) {
            return new Reading(Optional.empty(), CallTally.shortened(String.valueOf(e.getMessage())));
        }
    }

    /** The API that a path belongs to, as {@code --wire} calls it; {@code unknown} if it is none of a completion. */
    public static String wireOf(String path) {
        return ForwardedPath.of(path).map(ForwardedPath::name).orElse("unknown");
    }

    /**
     * What comes before the end of a path by which it is known as one of a completion: where an application has its base
     * URL.
     */
    public static String basePath(String path) {
        return ForwardedPath.of(path).map(ForwardedPath::base).orElseGet(() -> RequestPath.normal(path));
    }

    /** What of a message is compared when sessions are found, as JSON. */
    public static String compared(Message message) {
        return Json.compact(ConversationMatcher.trimmed(message));
    }

    /** One that was read before: what sessions are found by. */
    public static ForwardedCall of(Request request, String hash, Map<SessionSource, String> sessions) {
        return new ForwardedCall(new ServedCall(
                ServedWire.CHAT,
                request,
                hash,
                hash,
                "",
                false,
                false,
                Optional.empty(),
                sessions,
                Optional.empty(),
                0,
                0));
    }

    /** As a workload's request, without id, session and arrival. */
    public Request request() {
        return call.request();
    }

    /** What makes two calls the same: a hash of the whole body. */
    public String hash() {
        return call.hash();
    }

    /** The session ids that it names, by source. */
    public Map<SessionSource, String> sessions() {
        return call.sessions();
    }

    /** How often the client says that it tried before. */
    public int retries() {
        return call.retries();
    }

    /**
     * Calls as the requests of a workload: sessions found, in order of arrival, each with its id.
     *
     * @param sources where sessions are looked for, first to last
     */
    public static List<Request> inSessions(Collection<Arrived> calls, List<SessionSource> sources) {
        var sorted = new ArrayList<>(calls);
        sorted.sort(Comparator.comparingLong(Arrived::arrivalNanos));
        var ledger = new Ledger();
        var entries = new ArrayList<Ledger.Entry>();
        for (var arrived : sorted) {
            entries.add(ledger.enter(
                    arrived.call().call.wire().paths().get(0),
                    arrived.call().call,
                    arrived.arrivalNanos(),
                    200,
                    arrived.outputTokens()));
        }
        var found = new Capture(EngineClock.WALL, OptionalInt.empty(), sources).of(entries);
        var requests = new ArrayList<Request>();
        for (var request : found.requests()) { // in the order of arrival, which is sorted without exchanging equals
            requests.add(
                    request.toBuilder().withId(sorted.get(requests.size()).id()).build());
        }
        return requests;
    }

    /**
     * What came of reading a call.
     *
     * @param call empty if it could not be read
     * @param fault why, or empty
     */
    public record Reading(Optional<ForwardedCall> call, String fault) {}

    /**
     * A call at its time.
     *
     * @param arrivalNanos when it came, on a clock that all of them share
     * @param outputTokens how long its answer was, if that is known
     */
    public record Arrived(ForwardedCall call, String id, long arrivalNanos, OptionalInt outputTokens) {}
}
