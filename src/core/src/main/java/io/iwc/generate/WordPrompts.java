package io.iwc.generate;

import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import java.util.SplittableRandom;

/**
 * Prompts out of common English words, each of which is one token of {@code o200k_base} with the space before it: as
 * many words as tokens are asked for. Under another tokenizer the length is near, not exact.
 *
 * @since 0.1
 */
public final class WordPrompts implements PromptText {
    private static final String[] WORDS = ("the and that have with this from they will would there their what about which"
                    + " when make can like time just know take people into year your good some could them see other than"
                    + " then now look only come its over think also back after use two how our work first well way even"
                    + " new want because any these give day most find here thing many those tell very long little world"
                    + " still nation hand old life write become same last school great child where through much before"
                    + " right too mean any three small end put home read hand port large spell add land must big high"
                    + " such follow act why ask men change went light kind off need house picture try again animal point"
                    + " mother near build self earth father head stand own page should country found answer study learn"
                    + " plant cover food sun four between state keep eye never let thought city tree cross farm hard"
                    + " start might story saw far sea draw left late run while press close night real few north open"
                    + " seem together next white children begin got walk example paper group always music both mark"
                    + " often letter until mile river car feet care second book carry took science eat room friend began"
                    + " idea fish mountain stop once base hear horse cut sure watch color face wood main enough plain"
                    + " girl usual young ready above ever red list though feel talk bird soon body dog family direct")
            .split(" ");
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long seed;

    /**
     * Prompts of one seed; another seed gives other words in every block.
     *
     * @param seed any number
     */
    public WordPrompts(long seed) {
        this.seed = seed;
    }

    @Override
    public String text(Prompt.Lengths lengths, String session, String requestId) {
        var text = new StringBuilder(lengths.tokens() * 6);
        var blocks = lengths.blocks();
        var left = lengths.tokens();
        if (blocks.isPresent()) {
            left -= appendBlocks(text, blocks.get(), session, left);
        }
        append(text, seedOf(requestId), left);
        return text.toString();
    }

    private int appendBlocks(StringBuilder text, PrefixBlocks blocks, String session, int tokens) {
        var scope = blocks.scope() == PrefixBlocks.Scope.SESSION ? seedOf(session) : seed;
        var written = 0;
        for (var i = 0; i < blocks.count() && written < tokens; i++) {
            var words = Math.min(blocks.blockSize(), tokens - written);
            append(text, scope + MIX * (blocks.hashId(i) + 1), words);
            written += words;
        }
        return written;
    }

    private static void append(StringBuilder text, long seed, int words) {
        var random = new SplittableRandom(seed);
        for (var i = 0; i < words; i++) {
            text.append(text.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
    }

    private long seedOf(String name) {
        var hash = seed ^ MIX;
        for (var i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L; // FNV-1a
        }
        return hash;
    }
}
