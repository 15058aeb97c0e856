package io.iwc.prefix;

import io.iwc.workload.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Conversations whose turns carry no session, or one each because they were told apart by their beginning: a prompt that
 * brings a history continues the one of the {@value #MOST} before it with which it has most messages in common, at least
 * half of that one's. System prompts do not count.
 */
final class Continuations {
    private static final int MOST = 64;
    private static final Set<String> SAID = Set.of("assistant", "tool");

    private final Deque<ComparedPrompt> last = new ArrayDeque<>();

    void add(ComparedPrompt prompt) {
        last.addFirst(prompt);
        if (last.size() > MOST) {
            last.removeLast();
        }
    }

    /** The prompt that this first turn of a session continues; empty if it begins a conversation. */
    Optional<ComparedPrompt> before(ComparedPrompt now) {
        if (now.messages().stream().map(Message::role).noneMatch(SAID::contains)) {
            return Optional.empty();
        }
        var here = now.said();
        Optional<ComparedPrompt> found = Optional.empty();
        var most = 0;
        for (var earlier : last) {
            var common = (int) earlier.said().stream().filter(here::contains).count();
            if (common > most && 2 * common >= earlier.said().size()) {
                most = common;
                found = Optional.of(earlier);
            }
        }
        return found;
    }
}
