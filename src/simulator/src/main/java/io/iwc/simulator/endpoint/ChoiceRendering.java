package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.stream.Collectors;

/** What the shapes with {@code choices} share: the same envelope around every chunk, and {@code [DONE]}. */
abstract class ChoiceRendering implements Rendering {
    final Completion completion;
    private final boolean usageWanted;
    private final String chunkHead;
    private final String wholeHead;

    ChoiceRendering(
            Envelope envelope,
            String idPrefix,
            String chunkObject,
            String wholeObject,
            Completion completion,
            boolean usageWanted) {
        this.completion = completion;
        this.usageWanted = usageWanted;
        var tail = ",\"created\":" + envelope.createdSeconds() + ",\"model\":" + quoted(envelope.model())
                + ",\"system_fingerprint\":" + quoted(envelope.fingerprint());
        var head = "{\"id\":" + quoted(idPrefix + envelope.id()) + ",\"object\":";
        chunkHead = head + quoted(chunkObject) + tail;
        wholeHead = head + quoted(wholeObject) + tail;
    }

    /** The one choice after the last token. */
    abstract String closingChoice();

    /** The one choice of an answer that is not streamed. */
    abstract String wholeChoice();

    @Override
    public final String closingOne() {
        return event(closingChoice());
    }

    @Override
    public final String closing(AnswerUsage usage) {
        return closingOne()
                + (usageWanted ? "data: " + chunkHead + ",\"choices\":[]," + usageField(usage) + "}\n\n" : "")
                + "data: [DONE]\n\n";
    }

    @Override
    public final String whole(AnswerUsage usage, List<Rendering> answers) {
        var choices = answers.stream()
                .map(answer -> ((ChoiceRendering) answer).wholeChoice())
                .collect(Collectors.joining(","));
        return wholeHead + ",\"choices\":[" + choices + "]," + usageField(usage) + "}";
    }

    final String event(String choice) {
        return "data: " + chunkHead + ",\"choices\":[" + choice + "]}\n\n";
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String usageField(AnswerUsage usage) {
        return "\"usage\":" + Json.compact(usage.asCompletion());
    }
}
