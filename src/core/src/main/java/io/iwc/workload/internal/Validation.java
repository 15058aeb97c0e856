package io.iwc.workload.internal;

import io.iwc.internal.Problems;

/**
 * What was found wrong with one workload.
 *
 * @param requests lines or rows that are requests without a fault of their own
 * @param lines lines or rows looked at, blank ones left out
 * @param errors what makes a workload unusable
 * @param warnings what is likely not meant
 * @since 0.1
 */
public record Validation(long requests, long lines, Problems errors, Problems warnings) {
    /** Whether there is no error; warnings do not count. */
    public boolean isValid() {
        return errors.isEmpty();
    }

    /**
     * Does nothing if valid.
     *
     * @throws io.iwc.InvalidInputException with all errors, capped
     */
    public void throwIfInvalid() {
        errors.throwIfAny(errors.count() == 1 ? "" : errors.count() + " errors in " + lines + " lines");
    }
}
