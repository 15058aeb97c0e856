package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One answer as the text of a body, streamed as server-sent events or whole. Belongs to one delivery, which calls the
 * parts of a stream in their order.
 */
interface Rendering {
    /** Events that say that the request is accepted, before anything is computed; may be empty. */
    default String accepted() {
        return "";
    }

    /** The media type of a stream. */
    default String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    /** The events of a stream as they go over the wire. */
    default byte[] encoded(String events) {
        return events.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Events that leave with the first token; may be empty.
     *
     * @param usage what is known of it by then: the prompt and what a cache held of it
     */
    String opening(AnswerUsage usage);

    /** The events of one piece of what is thought before, from 0; empty where that is not shown. */
    default String thought(int index) {
        return "";
    }

    /** The events of one piece, from 0. */
    String piece(int index);

    /** Writes the events of one piece, from 0: the same, for streams of many. */
    default void writePiece(int index, OutputStream to) throws IOException {
        to.write(encoded(piece(index)));
    }

    /** Events after the last token. */
    String closing(AnswerUsage usage);

    /** Events after the last token of one of several answers to a call, of which others are not at their end. */
    String closingOne();

    /** The document of answers that are not streamed: this one, or in its place all of the call. */
    String whole(AnswerUsage usage, List<Rendering> answers);

    /** The document of an answer that is alone. */
    default String whole(AnswerUsage usage) {
        return whole(usage, List.of(this));
    }
}
