package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Finds the chat that a request continues, from the messages alone: system messages aside and white space
 * around a text, its parts and marks of caches ignored, a request continues the one whose messages are the longest proper prefix of its own. Each is
 * continued once; who comes second opens a conversation of its own. Nothing depends on the order of the requests.
 */
final class ConversationMatcher {
    private ConversationMatcher() {}

    /** The conversations among these calls, each first turn to last, ordered by what their turns say. */
    static List<List<Ledger.Entry>> of(List<Ledger.Entry> entries) {
        var turns = entries.stream()
                .map(Turn::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Turn::order))
                .toList();
        var byMessages = turns.stream().collect(Collectors.groupingBy(Turn::messages));
        var continuedBy = new IdentityHashMap<Turn, Turn>();
        var later = new HashSet<Turn>();
        var claims = new HashMap<List<JsonNode>, List<Turn>>();
        for (var turn : turns) {
            longestPrefix(turn, byMessages.keySet())
                    .ifPresent(prefix -> claims.computeIfAbsent(prefix, key -> new ArrayList<>())
                            .add(turn));
        }
        claims.forEach((prefix, claimants) -> {
            match(byMessages.getOrDefault(prefix, List.of()), claimants, true, continuedBy, later);
            match(byMessages.getOrDefault(prefix, List.of()), claimants, false, continuedBy, later);
        });
        return turns.stream()
                .filter(turn -> !later.contains(turn))
                .map(first -> chain(first, continuedBy))
                .sorted(Comparator.comparing(ConversationMatcher::orders))
                .toList();
    }

    private static Optional<List<JsonNode>> longestPrefix(Turn turn, Set<List<JsonNode>> known) {
        for (var length = turn.messages.size() - 1; length > 0; length--) {
            var prefix = turn.messages.subList(0, length);
            if (known.contains(prefix)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    private static void match(
            List<Turn> earlier,
            List<Turn> claimants,
            boolean sameSystem,
            Map<Turn, Turn> continuedBy,
            Set<Turn> later) {
        for (var claimant : claimants) {
            if (!later.contains(claimant)) {
                earlier.stream()
                        .filter(turn -> !continuedBy.containsKey(turn))
                        .filter(turn -> !sameSystem || turn.system.equals(claimant.system))
                        .findFirst()
                        .ifPresent(turn -> {
                            continuedBy.put(turn, claimant);
                            later.add(claimant);
                        });
            }
        }
    }

    private static List<Ledger.Entry> chain(Turn first, Map<Turn, Turn> continuedBy) {
        var chain = new ArrayList<Ledger.Entry>();
        for (var turn = Optional.of(first); turn.isPresent(); turn = Optional.ofNullable(continuedBy.get(turn.get()))) {
            chain.add(turn.get().entry);
        }
        return chain;
    }

    private static String orders(List<Ledger.Entry> chain) {
        return chain.stream().map(entry -> entry.order()).collect(Collectors.joining(" "));
    }

    /** One chat request, its system messages apart. Equal only to itself: the same words may be sent twice. */
    private static final class Turn {
        private final Ledger.Entry entry;
        private final List<JsonNode> messages;
        private final List<JsonNode> system;

        private Turn(Ledger.Entry entry, List<JsonNode> messages, List<JsonNode> system) {
            this.entry = entry;
            this.messages = messages;
            this.system = system;
        }

        static Optional<Turn> of(Ledger.Entry entry) {
            if (!(entry.call().request().prompt() instanceof Prompt.Chat chat)) {
                return Optional.empty();
            }
            var parts = chat.messages().stream()
                    .collect(Collectors.partitioningBy(
                            ChatTemplate::isInstruction,
                            Collectors.mapping(ConversationMatcher::trimmed, Collectors.toUnmodifiableList())));
            return Optional.of(
                    new Turn(entry, parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of())));
        }

        private List<JsonNode> messages() {
            return messages;
        }

        private String order() {
            return entry.order();
        }
    }

    /** The message without what does not make it another one: white space around a text, parts of it, marks. */
    static JsonNode trimmed(Message message) {
        var json = JsonTree.copyOf(message);
        removeMarks(json);
        var content = json.path("content");
        if (content.isTextual()) {
            json.put("content", content.textValue().strip());
        } else if (isAllText(content)) {
            json.put("content", text(content).strip());
        }
        return json;
    }

    /** Senders move these on to the latest message. */
    private static void removeMarks(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("cache_control");
        }
        node.forEach(ConversationMatcher::removeMarks);
    }

    private static boolean isAllText(JsonNode content) {
        return content.isArray()
                && StreamSupport.stream(content.spliterator(), false)
                        .allMatch(part -> part.path("type").asText().equals("text"));
    }

    private static String text(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false)
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining());
    }
}
