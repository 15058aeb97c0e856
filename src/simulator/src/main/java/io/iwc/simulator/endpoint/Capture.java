package io.iwc.simulator.endpoint;

import io.iwc.simulator.EngineClock;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was sent, as a workload: sessions recognised and everything in an order of its own. On the virtual clock that
 * order comes from the content alone (turn, then what is said), so that no interleaving of threads changes a figure;
 * on the wall clock it is the order of arrival.
 */
final class Capture {
    private static final String NAME = "captured";

    private final EngineClock clock;
    private final OptionalInt outputTokens;
    private final List<SessionSource> sessionFrom;
    private final List<Placed> placed = new ArrayList<>();

    /**
     * How to read a ledger.
     *
     * @param outputTokens length of answers to requests without a cap, if it was set
     * @param sessionFrom where sessions are looked for; the first that is present is used
     */
    Capture(EngineClock clock, OptionalInt outputTokens, List<SessionSource> sessionFrom) {
        this.clock = clock;
        this.outputTokens = outputTokens;
        this.sessionFrom = sessionFrom;
    }

    Workload of(List<Ledger.Entry> entries) {
        return of(entries, new TreeMap<>());
    }

    /** The same, with a count of what was refused. */
    Workload of(List<Ledger.Entry> entries, SortedMap<String, Long> refused) {
        place(entries);
        placed.sort(order());
        var start = placed.stream()
                .mapToLong(place -> place.entry.arrivalNanos())
                .min()
                .orElse(0);
        var requests = new ArrayList<Request>();
        for (var place : placed) {
            var index = requests.size();
            var arrival = clock == EngineClock.WALL ? place.entry.arrivalNanos() - start : index;
            requests.add(place.request(index + 1, arrival, outputTokens));
        }
        var workload = Workload.of(NAME, requests, manifest(refused));
        return clock == EngineClock.WALL ? workload : workload.withArrivalsAs(Workload.ArrivalMeaning.ORDER_ONLY);
    }

    /** How captured traffic came to be. */
    static Manifest manifest(SortedMap<String, Long> refused) {
        return Manifest.builder(NAME).skipped(refused).build();
    }

    private void place(List<Ledger.Entry> entries) {
        var named = new TreeMap<String, List<Ledger.Entry>>();
        var silent = new ArrayList<Ledger.Entry>();
        for (var entry : entries) {
            session(entry, sessionFrom)
                    .ifPresentOrElse(
                            session -> named.computeIfAbsent(session, name -> new ArrayList<>())
                                    .add(entry),
                            () -> silent.add(entry));
        }
        named.forEach((session, members) -> {
            members.sort(withinSession());
            placeAll(session, members);
        });
        placeByPrefix(silent);
    }

    /** The session that a call names, in the first of these places that has one. */
    static Optional<String> session(Ledger.Entry entry, List<SessionSource> sources) {
        var sessions = entry.call().sessions();
        return sources.stream().filter(sessions::containsKey).findFirst().map(sessions::get);
    }

    private void placeByPrefix(List<Ledger.Entry> entries) {
        var conversations = sessionFrom.contains(SessionSource.PREFIX)
                ? ConversationMatcher.of(entries)
                : List.<List<Ledger.Entry>>of();
        var members = new IdentityHashMap<Ledger.Entry, Boolean>();
        for (var i = 0; i < conversations.size(); i++) {
            placeAll(String.format(Locale.ROOT, "conversation-%06d", i + 1), conversations.get(i));
            conversations.get(i).forEach(entry -> members.put(entry, true));
        }
        entries.stream()
                .filter(entry -> !members.containsKey(entry))
                .forEach(entry -> placed.add(new Placed(entry, "", 0)));
    }

    private void placeAll(String session, List<Ledger.Entry> members) {
        for (var turn = 0; turn < members.size(); turn++) {
            placed.add(new Placed(members.get(turn), session, turn));
        }
    }

    /** Turns of a session that was named: as they came, or on the virtual clock by how far the chat has grown. */
    private Comparator<Ledger.Entry> withinSession() {
        return clock == EngineClock.WALL
                ? Comparator.comparingLong(Ledger.Entry::arrivalNanos)
                : Comparator.<Ledger.Entry>comparingInt(Capture::messages).thenComparing(entry -> entry.order());
    }

    private Comparator<Placed> order() {
        return clock == EngineClock.WALL
                ? Comparator.comparingLong(place -> place.entry.arrivalNanos())
                : Comparator.<Placed>comparingInt(place -> place.turn)
                        .thenComparing(place -> place.entry.order())
                        .thenComparing(place -> place.session);
    }

    private static int messages(Ledger.Entry entry) {
        return entry.call().request().prompt() instanceof Prompt.Chat chat
                ? chat.messages().size()
                : 0;
    }

    /** A captured call with its place in a session, if it has one. */
    record Placed(Ledger.Entry entry, String session, int turn) {
        Request request(int number, long arrivalNanos, OptionalInt outputTokens) {
            var request = entry.call().request();
            var built = request.toBuilder()
                    .withId(String.format(Locale.ROOT, "req-%06d", number))
                    .arrivingAt(arrivalNanos);
            if (!session.isEmpty()) {
                built.inSession(session).asTurn(turn);
            }
            if (entry.scriptedTokens().isPresent()) {
                built.withOutputTokens(entry.scriptedTokens().getAsInt());
            } else if (request.maxOutputTokens().isEmpty()) {
                outputTokens.ifPresent(built::withOutputTokens);
            }
            return built.build();
        }
    }
}
