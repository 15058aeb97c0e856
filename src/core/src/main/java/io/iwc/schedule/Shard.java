package io.iwc.schedule;

import io.iwc.IwcException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A part of a workload that is sent from a machine of its own. Sessions are dealt out in the order in which they first
 * appear, a request without a session being one of its own; so the parts are disjoint, and together they are the whole.
 *
 * @param index from 1
 * @param count parts in all
 * @since 0.1
 */
public record Shard(int index, int count) {
    /** What a Kubernetes job of completion mode Indexed passes to each of its pods, from 0. */
    private static final String JOB_INDEX = "JOB_COMPLETION_INDEX";

    private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,6}|job)/(\\d{1,6})");

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("shard: found " + index + "/" + count + ", expected I/N with 1 ≤ I ≤ N");
        }
    }

    /**
     * Reads {@code I/N} with I from 1, or {@code job/N} in a pod of an indexed Kubernetes job.
     *
     * @param environment where {@code JOB_COMPLETION_INDEX} is looked up
     * @throws IllegalArgumentException if it is neither
     * @throws IwcException if it says {@code job} and there is none
     */
    public static Shard parse(String text, Map<String, String> environment) {
        var parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("shard: found \"" + text + "\", expected I/N, such as 1/4, or job/N");
        }
        var index = parts.group(1).equals("job") ? jobIndex(environment) + 1 : Integer.parseInt(parts.group(1));
        return new Shard(index, Integer.parseInt(parts.group(2)));
    }

    private static int jobIndex(Map<String, String> environment) {
        var index = environment.getOrDefault(JOB_INDEX, "");
        if (!index.matches("\\d{1,6}")) {
            throw new IwcException("environment variable " + JOB_INDEX + ": found \"" + index
                    + "\", expected an index from 0, as pods of an indexed Kubernetes job have it");
        }
        return Integer.parseInt(index);
    }

    /** {@code 2/3}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
