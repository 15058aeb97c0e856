package io.iwc.drift;

/**
 * The result of a gate.
 *
 * @since 0.1
 */
public enum Verdict {
    PASS("pass", "The change lies within what the gate allows."),
    FAIL("fail", "The change lies beyond what the gate allows, or the gate could not be measured where it had to be."),
    /** Undefined on both sides: neither held nor broken, and never counted as held. */
    NOT_APPLICABLE(
            "notApplicable",
            "The metric is undefined on both sides, or its arrivals were made, not recorded: neither held nor broken,"
                    + " and never counted as held. A comparison without any applicable gate fails.");

    private final String id;
    private final String meaning;

    Verdict(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** As in files. */
    public String id() {
        return id;
    }

    /** What it says, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
