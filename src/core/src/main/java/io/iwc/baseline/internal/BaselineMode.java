package io.iwc.baseline.internal;

import io.iwc.IwcException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What happens to baselines in a run of tests.
 *
 * @since 0.1
 */
public enum BaselineMode {
    /** Verify where {@code CI} is set, else record. */
    AUTO,
    /** Never writes a baseline; a missing one fails. */
    VERIFY,
    /** Writes what is missing, and the test fails at its end; verifies what is there. */
    RECORD,
    /** Writes anew; the test ends aborted, never green. */
    UPDATE;

    /** As in configuration: {@code auto}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode of that id.
     *
     * @throws IwcException if there is none
     */
    public static BaselineMode of(String id) {
        return Arrays.stream(values())
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IwcException("iwc.baseline.mode: found \"" + id + "\", expected "
                        + Arrays.stream(values()).map(BaselineMode::id).collect(Collectors.joining(", "))));
    }

    /**
     * The mode that is in force.
     *
     * @param isCi whether {@code CI} is set
     * @param mayWriteOnCi whether writing on CI was allowed
     * @throws IwcException if baselines would be written on CI without that
     */
    public BaselineMode resolve(boolean isCi, boolean mayWriteOnCi) {
        if (this == AUTO) {
            return isCi ? VERIFY : RECORD;
        }
        if (isCi && this != VERIFY && !mayWriteOnCi) {
            throw new IwcException("iwc.baseline.mode: found " + id()
                    + " on CI, expected verify: baselines written on CI are not reviewed (iwc.baseline.allow-write-on-ci=true to"
                    + " write all the same)");
        }
        return this;
    }
}
