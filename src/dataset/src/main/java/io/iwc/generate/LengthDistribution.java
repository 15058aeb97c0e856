package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Distribution;

/**
 * A distribution of lengths in tokens. Draws are whole numbers, rounded half to even, clamped to {@link #min()} and
 * {@link #max()}; so the mean of the draws differs from the distribution's if values are clamped.
 *
 * @since 0.1
 */
public final class LengthDistribution {
    /** The default minimum length: empty prompts are rarely intended. */
    public static final int DEFAULT_MIN = 1;

    /** The default maximum length: a context window of 128 Ki tokens. */
    public static final int DEFAULT_MAX = 131_072;

    private final LengthLaw law;
    private final int min;
    private final int max;

    private LengthDistribution(LengthLaw law, int min, int max) {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException(
                    "lengths: found min=" + min + " and max=" + max + ", expected 0 ≤ min ≤ max");
        }
        this.law = law;
        this.min = min;
        this.max = max;
    }

    private static LengthDistribution of(LengthLaw law) {
        return new LengthDistribution(law, DEFAULT_MIN, DEFAULT_MAX);
    }

    /** Always {@code tokens}, ≥ 0. */
    public static LengthDistribution fixed(int tokens) {
        return new LengthDistribution(new LengthLaw.Fixed(tokens), tokens, tokens);
    }

    /** Every length from {@code min} to {@code max}, both included, equally often. */
    public static LengthDistribution uniform(int min, int max) {
        return new LengthDistribution(new LengthLaw.Uniform(min, max), min, max);
    }

    /**
     * Normal.
     *
     * @param mean in tokens, &gt; 0
     * @param cv standard deviation / mean, ≥ 0
     */
    public static LengthDistribution normal(double mean, double cv) {
        return of(new LengthLaw.Normal(mean, cv));
    }

    /**
     * Lognormal with this mean and spread of the lengths themselves (not of their logarithms).
     *
     * @param mean in tokens, &gt; 0
     * @param cv standard deviation / mean, ≥ 0
     */
    public static LengthDistribution lognormal(double mean, double cv) {
        return of(new LengthLaw.Lognormal(mean, cv));
    }

    /** Poisson of that mean, &gt; 0. */
    public static LengthDistribution poisson(double mean) {
        return of(new LengthLaw.PoissonCount(mean));
    }

    /** Exponential of that mean, &gt; 0. */
    public static LengthDistribution exponential(double mean) {
        return of(new LengthLaw.Exponential(mean));
    }

    /**
     * Zipf: length k with weight {@code k^−exponent}, k from 1 to {@code max}.
     *
     * @param exponent ≥ 0
     * @param max the largest length
     */
    public static LengthDistribution zipf(double exponent, int max) {
        return new LengthDistribution(LengthLaw.Zipf.of(exponent, max), DEFAULT_MIN, max);
    }

    /** The lengths of a fingerprint, as often as they occur there; between stored quantiles linear. */
    public static LengthDistribution empirical(Distribution observed) {
        return empirical(observed, "");
    }

    /**
     * The lengths of a fingerprint, with where they come from.
     *
     * @param observed the lengths, as often as they occur there; between stored quantiles linear
     * @param source their description for the manifest, such as {@code week.fingerprint.json#tokens.prompt}
     */
    public static LengthDistribution empirical(Distribution observed, String source) {
        return new LengthDistribution(new LengthLaw.Empirical(observed, source), 0, Integer.MAX_VALUE);
    }

    /**
     * Reads {@code 256}, {@code uniform:min=1,max=9}, {@code lognormal:mean=512,cv=0.8,max=4096} and their like.
     *
     * @throws IllegalArgumentException if it is none of them, with what was expected
     */
    public static LengthDistribution parse(String text) {
        return LengthDistributionText.parse(text);
    }

    /** The same distribution, its draws clamped to these bounds. */
    public LengthDistribution between(int min, int max) {
        return new LengthDistribution(law, min, max);
    }

    /** The least length drawn, in tokens. */
    public int min() {
        return min;
    }

    /** The largest length drawn, in tokens. */
    public int max() {
        return max;
    }

    /**
     * Lengths, in tokens, one after the other, always the same for the same seed and stream.
     *
     * @param seed the root seed, read as an unsigned number
     * @param stream what is drawn, {@code prompts}, {@code outputs} …
     */
    public LengthDraws draws(long seed, String stream) {
        return new LengthDraws(this, SeededRandom.stream(seed, stream));
    }

    /** The next length, in tokens. */
    int draw(SeededRandom random) {
        return bounded(unbounded(random));
    }

    /** The nearest length that is allowed. */
    int bounded(double length) {
        return (int) Math.max(min, Math.min(max, length));
    }

    /** A length before it is brought within the bounds, a whole number. */
    double unbounded(SeededRandom random) {
        return StrictMath.rint(law.draw(random));
    }

    /** The distribution and its bounds as {@link #parse} reads them, but for an empirical one. */
    @Override
    public String toString() {
        return law.name() + law.parameters(min, max);
    }
}
