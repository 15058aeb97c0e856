package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What the shapes with {@code choices} share: the same envelope around every chunk, and {@code [DONE]}. */
abstract class ChoiceRendering implements Rendering {
    private static final String TEXT = "\0"; // stands for it where JSON has none as it is

    final Completion completion;
    private final boolean usageWanted;
    private final String chunkHead;
    private final String wholeHead;
    private byte[] beforeText = {};
    private byte[] afterText = {};

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

    /** The one choice with a piece of text. */
    abstract String pieceChoice(String quoted);

    /** The one choice after the last token. */
    abstract String closingChoice();

    /** The one choice of an answer that is not streamed. */
    abstract String wholeChoice();

    @Override
    public String piece(int index) {
        return event(pieceChoice(quoted(completion.piece().apply(index))));
    }

    /** Nothing but the text differs from piece to piece. */
    @Override
    public void writePiece(int index, OutputStream to) throws IOException {
        if (beforeText.length == 0) {
            var event = event(pieceChoice(TEXT));
            var place = event.indexOf(TEXT);
            beforeText = event.substring(0, place).getBytes(StandardCharsets.UTF_8);
            afterText = event.substring(place + TEXT.length()).getBytes(StandardCharsets.UTF_8);
        }
        to.write(beforeText);
        to.write(quoted(completion.piece().apply(index)).getBytes(StandardCharsets.UTF_8));
        to.write(afterText);
    }

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
