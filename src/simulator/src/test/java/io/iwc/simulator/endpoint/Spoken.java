package io.iwc.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A conversation in nobody's words.
 *
 * @param turns what each request says: all that was said so far
 */
record Spoken(List<Turn> turns) {
    /** A PNG of 90 × 60 pixels, in base64. */
    static final String IMAGE =
            "iVBORw0KGgoAAAANSUhEUgAAAFoAAAA8AQAAAADOfpDoAAAAE0lEQVR42mNgGAWjYBQwMDAwAAADDAABWhkOnQAAAABJRU5ErkJggg==";

    /** Conversations with system prompts that stay or change, tools that are called, and caps. */
    static List<Spoken> conversations(Random random) {
        var conversations = new ArrayList<Spoken>();
        for (var chat = 0; chat < 5; chat++) {
            var turns = new ArrayList<Turn>();
            var said = new ArrayList<Line>();
            var hasTools = random.nextBoolean();
            for (var turn = 0; turn < 3; turn++) {
                said.add(new Line(
                        chat % 2 == 1 ? Kind.USER_WITH_IMAGE : Kind.USER,
                        "question " + chat + " about " + random.nextInt(100) + " ä\n\"quoted\" 🌍"));
                var system = "You are brief." + (chat == 1 ? " It is 14:0" + turn + "." : "");
                turns.add(new Turn(system, List.copyOf(said), hasTools, 16 + chat));
                if (hasTools && random.nextBoolean()) {
                    said.add(
                            new Line(Kind.CALL, "{\"zip\":" + random.nextInt(1000) + ",\"order\":\"A-" + turn + "\"}"));
                    said.add(new Line(Kind.RESULT, "It is in Bremen, " + turn + "."));
                    turns.add(new Turn(system, List.copyOf(said), true, 16 + chat));
                }
                said.add(new Line(Kind.ASSISTANT, "answer " + turn + " of " + chat));
            }
            conversations.add(new Spoken(turns));
        }
        return conversations;
    }

    /** What one request says. */
    record Turn(String system, List<Line> lines, boolean hasTools, int cap) {}

    /** One thing that is said; a call has the arguments of {@code track}. */
    record Line(Kind kind, String text) {}

    enum Kind {
        USER,
        /** Says its text and shows {@link Spoken#IMAGE}. */
        USER_WITH_IMAGE,
        ASSISTANT,
        CALL,
        RESULT
    }
}
