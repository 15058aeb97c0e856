package io.iwc.trace.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A study of a trace: one resource of SQL, one folder of figures.
 *
 * @since 0.1
 */
public enum Study {
    OVERVIEW("overview"),
    USERS("user_analysis"),
    TOKENS("per_model_token_distributions"),
    ARRIVALS("per_model_arrival_time"),
    USER_ARRIVALS("per_model_arrival_time_per_user"),
    DIVERSITY("per_user_model_diversity"),
    LATENCY("latency"),
    TIMELINES("access_timelines");

    private final String folder;

    Study(String folder) {
        this.folder = folder;
    }

    /** As on the command line: {@code user-arrivals}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The folder of its figures, as the original tool calls it. */
    public String folder() {
        return folder;
    }

    /** The study of that name, if there is one. */
    public static Optional<Study> of(String id) {
        return Arrays.stream(values()).filter(study -> study.id().equals(id)).findFirst();
    }

    String resource() {
        return id();
    }
}
