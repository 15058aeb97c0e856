package io.iwc.simulator.endpoint;

/**
 * One answer as the text of a body, streamed as server-sent events or whole. Belongs to one delivery, which calls the
 * parts of a stream in their order.
 */
interface Rendering {
    /** Events that say that the request is accepted, before anything is computed; may be empty. */
    default String accepted() {
        return "";
    }

    /** Events that leave with the first token; may be empty. */
    String opening();

    /** The events of one piece, from 0. */
    String piece(int index);

    /** Events after the last token. */
    String closing(AnswerUsage usage);

    /** The document of an answer that is not streamed. */
    String whole(AnswerUsage usage);
}
