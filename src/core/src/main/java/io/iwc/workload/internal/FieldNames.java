package io.iwc.workload.internal;

import java.util.Arrays;
import java.util.Set;

/** The names of the fields of a canonical line, which are found by their bytes without making a string of these. */
final class FieldNames {
    static final Set<String> OF_LINE = Set.of(
            "request_id",
            "arrival_time_ms",
            "arrival_time_ns",
            "prompt",
            "prompt_format",
            ImageFields.NAME,
            "messages",
            "tools",
            "prompt_tokens",
            "output_tokens",
            "max_output_tokens",
            "prefix",
            "session_id",
            "turn_id",
            "depends_on",
            "think_time_ms",
            "model",
            "user_id",
            "stop",
            "temperature",
            "top_p",
            "seed",
            "streaming",
            "cancel_after_ms",
            "semantic",
            "metadata");
    /** Names of a line that nobody else's files have. */
    static final Set<String> OURS =
            Set.of("arrival_time_ms", "prompt_format", "max_output_tokens", "think_time_ms", "cancel_after_ms");

    static final Set<String> OF_PREFIX = Set.of("block_size", "hash_ids", "scope");

    /** Those whose plain values have one spelling: digits, text, hashes, true and false. */
    static final Set<String> PRINTED_AS_READ = Set.of(
            "request_id",
            "arrival_time_ms",
            "arrival_time_ns",
            "prompt",
            "prompt_tokens",
            "output_tokens",
            "max_output_tokens",
            "prefix",
            "session_id",
            "turn_id",
            "depends_on",
            "think_time_ms",
            "model",
            "user_id",
            "seed",
            "streaming",
            "cancel_after_ms");

    private static final int PLACES = 128; // a power of two, and well more than there are names
    private static final String[] NAMES = new String[PLACES];

    static {
        Arrays.fill(NAMES, "");
        OF_LINE.forEach(FieldNames::add);
        OF_PREFIX.forEach(FieldNames::add);
    }

    private FieldNames() {}

    private static void add(String name) {
        var place = name.hashCode() & (PLACES - 1);
        while (!NAMES[place].isEmpty()) {
            place = (place + 1) & (PLACES - 1);
        }
        NAMES[place] = name;
    }

    /** The field name in the ASCII bytes {@code [from, to)}; empty if it is not one of ours. */
    static String at(byte[] bytes, int from, int to) {
        var hash = 0; // as String has it
        for (var i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        for (var place = hash & (PLACES - 1); !NAMES[place].isEmpty(); place = (place + 1) & (PLACES - 1)) {
            if (NAMES[place].hashCode() == hash && isAt(NAMES[place], bytes, from, to)) {
                return NAMES[place];
            }
        }
        return "";
    }

    private static boolean isAt(String name, byte[] bytes, int from, int to) {
        var matches = name.length() == to - from;
        for (var i = 0; i < name.length() && matches; i++) {
            matches = name.charAt(i) == bytes[from + i];
        }
        return matches;
    }
}
