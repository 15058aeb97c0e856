package io.iwc.fuzz;

import io.iwc.IwcException;

/** What users may be told; whatever else is thrown is a finding. */
public final class Refusals {
    private Refusals() {}

    /**
     * Does it, or hears why not.
     *
     * @param reading of what was made up
     */
    public static void allow(Runnable reading) {
        try {
            reading.run();
        } catch (IwcException | IllegalArgumentException e) {
            if (e.getMessage() == null || e instanceof NumberFormatException) {
                throw e; // no sentence
            }
        }
    }
}
