package io.iwc.assertj;

/** What to do about a metric that cannot be measured, where that is known. */
final class Hints {
    private Hints() {}

    /** A second paragraph {@code "\n\nhint: …"}, or empty. */
    static String of(Finding finding) {
        var hint = hint(finding.measurement().reason());
        return hint.isEmpty() ? "" : "\n\nhint: " + hint;
    }

    private static String hint(String reason) {
        if (reason.startsWith("no request carries a session_id")) {
            return "give the requests a session: read conversations with mode = TURNS, or have the application send"
                    + " X-IWC-Session";
        }
        if (reason.startsWith("no output length")) {
            return "cap the answers (maxOutputTokens), or take a source that recorded them";
        }
        if (reason.startsWith("no arrival times")) {
            return "give the workload an arrival process: arrival = @Arrival(process = POISSON, rate = 5)";
        }
        if (reason.startsWith("arrivals are ordinals")) {
            return "a capture on the virtual clock knows the order of requests only; take clock = WALL for times";
        }
        if (reason.startsWith("no prompt text")) {
            return "the source has lengths only; reuse needs its text or prefix hashes";
        }
        return "";
    }
}
