package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;

/**
 * Roughly how much memory requests take, in characters, so that as many are held as fit.
 *
 * @since 0.1
 */
public final class Footprint {
    /** Some tens of megabytes. */
    public static final long MOST = 16_000_000;

    private static final int OF_A_REQUEST = 160;
    private static final int OF_A_MESSAGE = 60;
    private static final int OF_A_VALUE = 16;
    private static final int OF_A_BLOCK = 4;

    private Footprint() {}

    /** Of a request, ≥ 0. */
    public static long of(Request request) {
        return OF_A_REQUEST + of(request.prompt());
    }

    private static long of(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return text.text().length();
        }
        if (prompt instanceof Prompt.Chat chat) {
            return chat.messages().stream()
                            .mapToLong(message -> OF_A_MESSAGE + of(JsonTree.node(message.json())))
                            .sum()
                    + chat.tools().stream()
                            .mapToLong(tool -> of(JsonTree.node(tool)))
                            .sum();
        }
        var blocks = ((Prompt.Lengths) prompt).blocks();
        return blocks.isEmpty() ? 0 : (long) OF_A_BLOCK * blocks.get().count();
    }

    /** Whatever a value holds: its texts, and some for each value and key. */
    private static long of(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length();
        }
        var size = (long) OF_A_VALUE;
        for (var part : value) {
            size += OF_A_VALUE + of(part);
        }
        return size;
    }
}
