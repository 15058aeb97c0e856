package io.iwc.export;

import io.iwc.workload.Request;

/** How one tool writes a request. Sees the requests in arrival order, each once. */
interface Spelling {
    /** What stands before the first request; empty for most. */
    default String header() {
        return "";
    }

    /**
     * The request as one line, without its end.
     *
     * @param losses told what the line cannot carry
     * @throws Unspellable if the tool has no way to say it
     */
    String line(Request request, Losses losses) throws Unspellable;
}
