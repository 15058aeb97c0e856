package io.iwc.run.internal;

import io.iwc.metric.ReasonCode;
import java.util.Locale;

/** Why the latencies of a run are not to be believed: the words of messages, and what {@code iwc explain} says of them. */
public enum InvalidReason {
    INCOMPLETE(
            "incomplete: the run was stopped, these are the requests that had ended",
            "Requests that end late are missing from a run that was stopped, so its percentiles are too low.",
            "Let the run end, or ask for less: --limit, or --duration for a time after which nothing is sent any more."),
    CLIENT_LIMITED(
            "client-limited: schedule lag P99 is %s, allowed %s",
            "The client sent requests later than the schedule asked for, so the server saw another load than the one"
                    + " that is reported, and the delay of the client would be taken for one of the server.",
            "Use a machine with more processors and nothing else to do, share the schedule between several machines"
                    + " (--shard and iwc merge), lower the rate, or allow more with --max-lag where latencies are"
                    + " larger than the lag by far."),
    NO_REQUEST_SUCCEEDED(
            ReasonCode.NONE_OK.template(),
            "There is no latency to believe: every request failed or was cancelled.",
            "Look at the errors that the run lists by class, each with the server's words; try one request with curl.");

    private final String template;
    private final String meaning;
    private final String remedy;

    InvalidReason(String template, String meaning, String remedy) {
        this.template = template;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** As on the command line: {@code client-limited}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message, with {@code %s} where it says a number. */
    public String template() {
        return template;
    }

    /** What is wrong with the numbers, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, in a sentence. */
    public String remedy() {
        return remedy;
    }

    String of(Object... values) {
        return String.format(Locale.ROOT, template, values);
    }
}
