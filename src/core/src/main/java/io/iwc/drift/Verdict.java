package io.iwc.drift;

/**
 * The result of a gate.
 *
 * @since 0.1
 */
public enum Verdict {
    PASS("pass"),
    FAIL("fail"),
    /** Undefined on both sides: neither held nor broken, and never counted as held. */
    NOT_APPLICABLE("notApplicable");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** As in files. */
    public String id() {
        return id;
    }
}
