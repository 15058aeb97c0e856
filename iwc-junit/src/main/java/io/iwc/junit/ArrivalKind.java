package io.iwc.junit;

import io.iwc.arrival.internal.ArrivalForm;
import io.iwc.arrival.internal.ArrivalParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arrival processes, as annotations name them.
 *
 * @since 0.1
 */
public enum ArrivalKind {
    /** As recorded in the source; without recorded times one request every 100 ms. */
    SOURCE,
    /** One request every {@code stepMillis}, or {@code rate} of them a second. */
    FIXED_STEP,
    /** A Poisson process: {@code rate}. */
    POISSON,
    /** Independent gamma gaps: {@code rate}, and {@code cv} or {@code shape}. */
    GAMMA,
    /** {@code burstSize} requests at once, {@code burstEveryMillis}. */
    BURST,
    /**
     * A Poisson process that is switched between two rates: {@code rate} for {@code onSeconds} in the mean, then
     * {@code offRate} for {@code offSeconds}.
     */
    ON_OFF,
    /** A Poisson process whose rate goes from {@code rate} to {@code toRate}, {@code overSeconds}. */
    RAMP,
    /** A Poisson process whose rate swings by {@code amplitude} around {@code rate}, once in {@code periodSeconds}. */
    DIURNAL;

    /** What the process takes; {@link #SOURCE} is none. */
    Optional<ArrivalForm> form() {
        return ArrivalForm.of(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The kinds that take a parameter. */
    static List<String> taking(ArrivalParameter parameter) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.form().filter(form -> form.takes(parameter)).isPresent())
                .map(ArrivalKind::name)
                .toList();
    }
}
