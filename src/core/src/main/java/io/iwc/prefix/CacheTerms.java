package io.iwc.prefix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Yaml;
import io.iwc.prefix.CacheBlocks.Block;
import io.iwc.prefix.CacheBlocks.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of one rule.
 *
 * @param first tokens of the shortest prefix that is cached
 * @param step by which it grows; 0 where only breakpoints count
 * @param keepsLastToken whether a whole prompt can come from the cache
 * @param lifeNanos of an entry that is not used; {@link Long#MAX_VALUE} where only memory limits it
 * @param longLifeNanos of an entry that is marked to live longer
 * @param lookback blocks that are looked at before a breakpoint, itself included
 * @param mostBreakpoints a request may have
 * @param minimums tokens of the shortest entry, by the beginning of the model's name
 */
record CacheTerms(
        String source,
        LocalDate readOn,
        int first,
        int step,
        boolean keepsLastToken,
        long lifeNanos,
        long longLifeNanos,
        Breakpoints breakpoints,
        int lookback,
        int mostBreakpoints,
        Map<String, Integer> minimums) {
    private static final long SECOND = 1_000_000_000L;

    private static final class All {
        private static final JsonNode RULES = read();

        private static JsonNode read() {
            try (var in = CacheTerms.class.getResourceAsStream("cache-rules.yaml")) {
                if (in == null) {
                    throw new IwcException("cache-rules.yaml is missing from the class path");
                }
                return Yaml.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static CacheTerms of(String id) {
        var rule = rule(id);
        var minimums = new TreeMap<String, Integer>();
        rule.path("minimum")
                .fields()
                .forEachRemaining(
                        entry -> minimums.put(entry.getKey(), entry.getValue().asInt()));
        return new CacheTerms(
                rule.get("source").asText(),
                LocalDate.parse(rule.get("read").asText()),
                rule.path("first").asInt(0),
                rule.path("step").asInt(0),
                rule.get("keeps_last_token").asBoolean(),
                life(rule, "life_seconds"),
                life(rule, "long_life_seconds"),
                Breakpoints.valueOf(rule.get("breakpoints").asText().toUpperCase(Locale.ROOT)),
                rule.path("lookback").asInt(1),
                rule.path("most_breakpoints").asInt(0),
                minimums);
    }

    /** What a rule says itself, and of everything else what the rule says that it is like. */
    private static JsonNode rule(String id) {
        var rule = All.RULES.get(id);
        if (!rule.has("like")) {
            return rule;
        }
        ObjectNode all = All.RULES.get(rule.get("like").asText()).deepCopy();
        rule.fields().forEachRemaining(own -> all.set(own.getKey(), own.getValue()));
        return all;
    }

    private static long life(JsonNode rule, String field) {
        return rule.has(field) ? rule.get(field).asLong() * SECOND : Long.MAX_VALUE;
    }

    /** Tokens of the shortest entry for a model: that of the longest beginning of its name, without what a router adds. */
    int minimum(String model) {
        var name = model.substring(model.lastIndexOf('/') + 1);
        var length = -1;
        var minimum = first;
        for (var entry : minimums.entrySet()) {
            if (name.startsWith(entry.getKey()) && entry.getKey().length() > length) {
                length = entry.getKey().length();
                minimum = entry.getValue();
            }
        }
        return minimum;
    }

    /** Whether entries end where a breakpoint is. */
    boolean hasBreakpoints() {
        return breakpoints != Breakpoints.NONE;
    }

    /** Which blocks of a prompt end entries, first to last. */
    List<Integer> breakpoints(List<Block> all) {
        var found = new ArrayList<Integer>();
        var marks = breakpoints == Breakpoints.LAST ? mostBreakpoints - 1 : mostBreakpoints;
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).mark() != Mark.NONE && found.size() < marks) {
                found.add(i);
            }
        }
        var last = all.size() - 1;
        if (breakpoints == Breakpoints.LAST && last >= 0 && !found.contains(last)) {
            found.add(last);
        }
        return found;
    }

    /** Where the end of an entry may be. */
    enum Breakpoints {
        NONE,
        MARKED,
        LAST
    }
}
