package io.iwc.prefix;

import io.iwc.IwcException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a prompt cache keeps, and how long. The numbers are in {@code cache-rules.yaml}, each rule with its source and
 * the day it was read; a maker may change them any day.
 *
 * @since 0.1
 */
public enum CacheRule {
    /** Engines that cache full blocks of 16 tokens as long as memory lasts. */
    ENGINE_BLOCKS_16("engine-blocks16"),
    /** From 1 024 tokens in steps of 128, without marks. */
    OPENAI("openai"),
    /** Up to the marks that the sender sets, found again within 20 blocks, for 5 minutes or 1 hour. */
    ANTHROPIC("anthropic"),
    /** The same with a mark that the server sets at the last block. */
    ANTHROPIC_AUTOMATIC("anthropic-automatic");

    private final String id;

    CacheRule(String id) {
        this.id = id;
    }

    /** As options name it: {@code openai}. */
    public String id() {
        return id;
    }

    /** The page that documents it. */
    public String source() {
        return terms().source();
    }

    /** When that page was read. */
    public LocalDate readOn() {
        return terms().readOn();
    }

    /**
     * How long a prompt is kept for certain after its last use, where nothing marks it to be kept longer; empty where
     * only memory limits it.
     */
    public Optional<Duration> life() {
        var nanos = terms().lifeNanos();
        return nanos == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /**
     * The rule of that id.
     *
     * @throws IwcException if there is none; the message lists all
     */
    public static CacheRule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IwcException("cache rule: found \"" + id + "\", expected "
                        + Arrays.stream(values()).map(CacheRule::id).collect(Collectors.joining(", "))));
    }

    CacheTerms terms() {
        return CacheTerms.of(id);
    }
}
