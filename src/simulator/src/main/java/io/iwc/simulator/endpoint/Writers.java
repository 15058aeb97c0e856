package io.iwc.simulator.endpoint;

/** Who writes answers for which there is something new. */
@FunctionalInterface
interface Writers {
    /**
     * Gets an answer written, soon and on another thread.
     *
     * @param answer writes what there is of it
     * @param isFirst whether nothing of it has been written, which somebody waits for
     */
    void write(Runnable answer, boolean isFirst);
}
