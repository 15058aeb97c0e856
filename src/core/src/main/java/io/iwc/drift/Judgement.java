package io.iwc.drift;

import java.util.List;

/**
 * What gates said of a drift.
 *
 * @param results one a gate, in the order of the gates
 * @since 0.1
 */
public record Judgement(List<GateResult> results) {
    public Judgement {
        results = List.copyOf(results);
    }

    /** No gate failed. Gates that are not applicable do not fail; see {@link #isEmpty()}. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** Whether nothing was judged: there is no gate, or none is applicable. In a test that is a failure. */
    public boolean isEmpty() {
        return results.stream().allMatch(result -> result.verdict() == Verdict.NOT_APPLICABLE);
    }

    /**
     * Of all gates together: failed if one failed, not applicable if there are gates and none could be measured, else
     * passed.
     */
    public Verdict verdict() {
        if (!passed()) {
            return Verdict.FAIL;
        }
        return isEmpty() && !results.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.PASS;
    }

    /** The gates that failed. */
    public List<GateResult> failures() {
        return with(Verdict.FAIL);
    }

    /** The gates with this verdict. */
    public List<GateResult> with(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).toList();
    }

    /** What gates that passed do not say, one sentence each; empty if nothing is known. */
    public List<String> notes() {
        return results.stream()
                .filter(result -> !result.note().isEmpty())
                .map(GateResult::noted)
                .toList();
    }

    /** {@code 1 of 6 gates failed}, {@code 6 gates passed}; what is not applicable is counted on its own. */
    public String summary() {
        var inapplicable = with(Verdict.NOT_APPLICABLE).size();
        var judged = results.size() - inapplicable;
        var aside = inapplicable == 0 ? "" : ", " + inapplicable + " not applicable";
        if (isEmpty()) {
            return "no gate is applicable";
        }
        return failures().isEmpty()
                ? gates(judged) + " passed" + aside
                : failures().size() + " of " + gates(judged) + " failed" + aside;
    }

    private static String gates(int count) {
        return count == 1 ? "1 gate" : count + " gates";
    }
}
