package io.iwc.simulator.internal;

import io.iwc.workload.Prompt;
import io.iwc.workload.Request;

/** Whether one request goes on where another ended. */
final class Conversation {
    private Conversation() {}

    /** Whether the later one may hold the answer of the earlier: of messages, if an assistant's comes next. */
    static boolean continues(Request earlier, Request later) {
        if (earlier.prompt() instanceof Prompt.Chat first && later.prompt() instanceof Prompt.Chat second) {
            var next = first.messages().size();
            return second.messages().size() > next
                    && second.messages().get(next).role().equals("assistant");
        }
        return true;
    }
}
