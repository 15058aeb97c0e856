package io.iwc.export.internal;

import io.iwc.workload.Request;

/** How one tool writes a request. Sees the requests in arrival order, each once. */
interface Spelling {
    /** The header; empty for most. */
    default String header() {
        return "";
    }

    /**
     * The request as one line, without its end.
     *
     * @param losses records what the line cannot represent
     * @throws Unspellable if the tool has no way to say it
     */
    String line(Request request, Losses losses) throws Unspellable;

    /** Records what only the whole shows, once all lines are written. */
    default void finish(Losses losses) {}
}
