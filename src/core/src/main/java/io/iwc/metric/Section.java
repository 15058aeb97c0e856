package io.iwc.metric;

import java.util.Locale;

/**
 * The part of the documentation's page on metrics that has a metric's formula.
 *
 * @since 0.1
 */
public enum Section {
    TOKENS("Tokens and prefill"),
    ARRIVALS("Arrivals"),
    SESSIONS("Sessions and reuse"),
    CACHE("Prompt cache and cost"),
    POPULATION("Population"),
    SEMANTICS("What requests say they are about"),
    CLASS("Class"),
    DISTANCES("Distances"),
    RUNS("Runs");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** Its heading. */
    public String title() {
        return title;
    }

    /** Where it is, from the documentation's root: {@code metrics.md#arrivals}. */
    public String reference() {
        return "metrics.md#" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
