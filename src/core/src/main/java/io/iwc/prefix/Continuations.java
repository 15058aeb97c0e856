package io.iwc.prefix;

import io.iwc.workload.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Conversations whose turns carry no session, or one each because they were told apart by their beginning: a prompt that
 * brings a history continues the one of the {@value #MOST} before it with which it has most messages in common, at least
 * half of that one's. System prompts do not count.
 */
final class Continuations {
    private static final int MOST = 64;
    private static final Set<String> SAID = Set.of("assistant", "tool");
    private static final Set<String> INSTRUCTING = Set.of("system", "developer");

    private final Deque<Said> last = new ArrayDeque<>();

    private record Said(ComparedPrompt prompt, Set<String> messages) {}

    void add(ComparedPrompt prompt) {
        last.addFirst(new Said(prompt, messages(prompt)));
        if (last.size() > MOST) {
            last.removeLast();
        }
    }

    /** The prompt that this first turn of a session continues; empty if it begins a conversation. */
    Optional<ComparedPrompt> before(ComparedPrompt now) {
        if (now.messages().stream().map(Message::role).noneMatch(SAID::contains)) {
            return Optional.empty();
        }
        var here = messages(now);
        Optional<ComparedPrompt> found = Optional.empty();
        var most = 0;
        for (var earlier : last) {
            var common = (int) earlier.messages.stream().filter(here::contains).count();
            if (common > most && 2 * common >= earlier.messages.size()) {
                most = common;
                found = Optional.of(earlier.prompt);
            }
        }
        return found;
    }

    private static Set<String> messages(ComparedPrompt prompt) {
        return prompt.messages().stream()
                .filter(message -> !INSTRUCTING.contains(message.role()))
                .map(message -> message.json().json())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
