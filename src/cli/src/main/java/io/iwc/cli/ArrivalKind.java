package io.iwc.cli;

import java.util.List;
import java.util.Locale;

/** The values of {@code --arrival}, with the options each of them needs and its optional ones. */
enum ArrivalKind {
    FIXED_STEP("", "--arrival-step-ms --rate-rps"),
    POISSON("--rate-rps", ""),
    GAMMA("--rate-rps", "--cv --shape"),
    BURST("--burst-size --burst-every-ms", ""),
    ON_OFF("--rate-rps --on-seconds --off-seconds", "--off-rps"),
    RAMP("--rate-rps --to-rps --over-seconds", ""),
    DIURNAL("--rate-rps --amplitude --period-seconds", ""),
    /** The times that the input brings. */
    TRACE("", "");

    private final String needed;
    private final String optional;

    ArrivalKind(String needed, String optional) {
        this.needed = needed;
        this.optional = optional;
    }

    /** As on the command line: {@code on-off}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<String> needed() {
        return words(needed);
    }

    boolean takes(String option) {
        return words(needed).contains(option) || words(optional).contains(option);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
