package io.iwc.workload;

import io.iwc.Problems;

/**
 * What {@link WorkloadValidator} found.
 *
 * @param files files looked at
 * @param requests lines that are requests without a fault of their own
 * @param lines lines looked at, blank ones left out
 * @param errors what makes a workload unusable
 * @param warnings what is likely not meant
 * @since 0.1
 */
public record Validation(long files, long requests, long lines, Problems errors, Problems warnings) {
    /** Whether there is no error. Warnings do not count; with {@link WorkloadValidator#strict()} there are none. */
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
