package io.iwc.materialise.internal;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.TreeMap;

/**
 * Generates text for length-only prompts: exactly that many tokens under the tokenizer, and the same
 * words wherever the trace has equal blocks. The text has no meaning; its prefill cost is the same.
 *
 * <p>The text of a block depends on its id and the seed alone, so any part of a workload can be materialised on its
 * own, in any order and on any machine. Blocks of different ids differ in their words for every block size of 6 tokens
 * and more; below, two ids out of many may share a block. Safe for use by several threads.
 *
 * @since 0.1
 */
public final class Materialiser {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final Tokenizer tokenizer;
    private final WordList words;
    private final long seed;

    private Materialiser(Tokenizer tokenizer, WordList words, long seed) {
        this.tokenizer = tokenizer;
        this.words = words;
        this.seed = seed;
    }

    /**
     * Words under that tokenizer.
     *
     * @throws io.iwc.IwcException if the tokenizer has too few words of one token
     */
    public static Materialiser with(Tokenizer tokenizer, long seed) {
        return new Materialiser(tokenizer, WordList.of(tokenizer), seed);
    }

    /** The workload with words; requests that have text keep it. */
    public Workload materialise(Workload workload) {
        var requests = workload.requests().stream().map(this::materialise).toList();
        return Workload.of(workload.name(), requests, manifest(workload.manifest()))
                .regeneratedBy(() -> materialise(workload.regenerate().orElse(workload)));
    }

    /**
     * How the workload with words came to be.
     *
     * @param source how the workload without words did
     */
    public Manifest manifest(Manifest source) {
        var config = new TreeMap<String, Object>();
        config.put("seed", seed);
        config.put("source", source.compiler());
        return Manifest.builder("materialize")
                .inputs(source.inputs())
                .tokenizer(tokenizer.reference())
                .arrival(source.arrival())
                .seed(source.seed())
                .streams(source.streams())
                .skipped(source.skipped())
                .config(config)
                .build();
    }

    /** The request with words; one that has text is returned as it is. */
    public Request materialise(Request request) {
        return request.prompt() instanceof Prompt.Lengths lengths
                ? request.toBuilder()
                        .withPrompt(new Prompt.Text(text(request)))
                        .claimingPromptTokens(lengths.tokens())
                        .build()
                : request;
    }

    /**
     * Words for a length-only prompt.
     *
     * @throws IllegalArgumentException if the request has text already
     */
    public String text(Request request) {
        if (!(request.prompt() instanceof Prompt.Lengths lengths)) {
            throw new IllegalArgumentException(request + " has text already");
        }
        var text = new StringBuilder(lengths.tokens() * 4);
        var left = lengths.tokens();
        if (lengths.blocks().isPresent()) {
            var blocks = lengths.blocks().get();
            for (var i = 0; i < blocks.count() && left > 0; i++) {
                var tokens = Math.min(left, blocks.blockSize());
                appendBlock(text, blockKey(request, blocks, i), tokens);
                left -= tokens;
            }
        }
        appendFiller(text, ofText(request.id()), left);
        return text.toString();
    }

    /** The tokenizer whose tokens are counted. */
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    private long blockKey(Request request, PrefixBlocks blocks, int index) {
        var id = blocks.hashId(index);
        return blocks.scope() == PrefixBlocks.Scope.SESSION
                ? mix(id ^ ofText(request.sessionId().orElse("")))
                : id;
    }

    /** The digits of the id first, so that no two ids spell the same; then words drawn from it. */
    private void appendBlock(StringBuilder text, long id, int tokens) {
        var digits = mix(id ^ mix(seed)); // one to one, so different ids stay different
        var rest = digits;
        var spelled = Math.min(words.digitsOfALong(), tokens);
        for (var i = 0; i < spelled; i++) {
            text.append(words.word((int) Long.remainderUnsigned(rest, words.size())));
            rest = Long.divideUnsigned(rest, words.size());
        }
        appendFiller(text, digits, tokens - spelled);
    }

    private void appendFiller(StringBuilder text, long key, int tokens) {
        var state = key ^ seed;
        for (var i = 0; i < tokens; i++) {
            state += GOLDEN_GAMMA;
            text.append(words.word((int) Long.remainderUnsigned(mix(state), words.size())));
        }
    }

    private static long ofText(String text) {
        var hash = 1125899906842597L;
        for (var i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): a permutation of the 64-bit numbers. */
    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
