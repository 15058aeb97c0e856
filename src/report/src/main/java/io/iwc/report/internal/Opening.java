package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a report begins: the sentence, and what it is about.
 *
 * @param sentence what failed and what that means; empty without tests
 * @param origin project, commit, branch, tokenizer and profile, as far as they are known
 */
record Opening(String sentence, List<String> origin) {
    private static final List<String> FACTS = List.of("project", "commit", "branch");
    private static final int COMMIT_DIGITS = 12;
    private static final int MOST = 3;

    static Opening of(Content content) {
        var origin = new ArrayList<String>();
        for (var fact : FACTS) {
            var value = content.environment().facts().getOrDefault(fact, "");
            if (!value.isEmpty()) {
                origin.add(fact + " " + (fact.equals("commit") ? cut(value) : value));
            }
        }
        named(origin, "tokenizer", content.distinctWorkloads().stream().map(workload -> workload.numbers()
                .labels()
                .getOrDefault("tokenizer.id", "")));
        named(origin, "profile", content.distinctRuns().stream().map(Opening::profile));
        return new Opening(OpeningSentence.of(content), List.copyOf(origin));
    }

    /** Whether a fact stands at the beginning, and is not repeated at the end. */
    static boolean holds(Map.Entry<String, String> fact) {
        return FACTS.contains(fact.getKey());
    }

    /** The last part of {@code chat · model · embedded:default}. */
    private static String profile(RunReport run) {
        var at = run.endpoint().lastIndexOf("embedded:");
        return at < 0 ? "" : run.endpoint().substring(at + "embedded:".length());
    }

    private static void named(List<String> origin, String what, Stream<String> values) {
        var distinct = values.filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (!distinct.isEmpty()) {
            origin.add(
                    what + " " + String.join(", ", distinct.stream().limit(MOST).toList())
                            + (distinct.size() > MOST ? " and " + (distinct.size() - MOST) + " more" : ""));
        }
    }

    private static String cut(String commit) {
        return commit.matches("[0-9a-f]{40,}") ? commit.substring(0, COMMIT_DIGITS) : commit;
    }
}
