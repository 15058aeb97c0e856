package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Fingerprinter.Options;
import io.iwc.metric.Metric;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrefixReuseTests {
    private final Fingerprint toy = Fingerprinter.of(Examples.toyTrace(), new NumberTokenizer());

    @ParameterizedTest
    @CsvSource({ // metrics.md 6.2, by hand
        "reuse.prefix.block4,                 0.5625", // 36/64
        "reuse.prefix.block4.withPartial,     0.59375", // 38/64
        "reuse.prefix.block4.idShare,         0.5882352941176471", // 10/17
        "reuse.prefix.block4.distinctBlocks,  6",
        "reuse.prefix.block4.requestsWithHit, 0.6666666666666666",
        "reuse.lru.block4.blocksFor50,        3",
        "reuse.lru.block4.blocksFor90,        6",
        "reuse.lru.block4.blocksFor99,        6",
        "prefill.afterReuse.block4,           0.5384615384615384", // 28/52
    })
    void agreesWithTheToyTraceWorkedByHand(String id, double expected) {
        assertThat(toy.measurement(Metric.of(id)).value()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void takesTheTracesOwnBlockSizeUnlessAsked() {
        assertThat(toy.blockSizes()).containsExactly(4);

        var asked = toyAt(4, 6, 8, 16);

        assertThat(asked.blockSizes()).containsExactly(4, 6, 8, 16);
        assertThat(value(asked, "reuse.prefix.block8")).isEqualTo(32 / 64.0);
        assertThat(value(asked, "reuse.prefix.block16")).isZero();
        assertThat(reason(asked, "reuse.prefix.block6")).isEqualTo("prefix hashes are per 4 tokens");
        assertThat(reason(asked, "reuse.prefix.block6.perRequest.p50")).isEqualTo("prefix hashes are per 4 tokens");
        assertThat(reason(asked, "prefill.afterReuse.block6")).isEqualTo("prefix hashes are per 4 tokens");
        assertThat(reason(asked, "reuse.lru.block16.blocksFor50")).isEqualTo("no prompt block is ever repeated");
        assertThat(asked.measurements()).doesNotContainKey(Metric.of("reuse.prefix.block8.withPartial"));
    }

    @Test
    void drawsTheLruCurveUpToTheDeepestReuse() {
        assertThat(toy.curves().get("reuse.lru.block4"))
                .containsExactly(
                        new CurvePoint(1, 8 / 64.0),
                        new CurvePoint(2, 16 / 64.0),
                        new CurvePoint(4, 24 / 64.0),
                        new CurvePoint(8, 36 / 64.0));
    }

    @Test
    void namesTheBeginningsThatSaveMost() {
        assertThat(toy.prefixGroups())
                .containsExactly(
                        new PrefixGroup(4, 8, 4, 24, 1),
                        new PrefixGroup(4, 12, 2, 12, 1),
                        new PrefixGroup(4, 8, 2, 8, 4));
    }

    @Test
    void agreesWithTheExamplesOfText() { // metrics.md 6.1
        var cumulative = Fingerprinter.of(Examples.cumulative(), new NumberTokenizer());
        var turns = Fingerprinter.of(Examples.turns(), new NumberTokenizer());

        assertThat(value(cumulative, "reuse.prefix.block16")).isCloseTo(160 / 257.0, within(1e-15));
        assertThat(cumulative.blockSizes()).containsExactly(16);
        assertThat(value(turns, "reuse.prefix.block16")).isZero();
    }

    @Test
    void countsABlockOnlyWhereItsWholePrefixIsTheSame() {
        var moved = Examples.workload(
                "moved",
                List.of(
                        hashed(8, PrefixBlocks.of(4, new long[] {1, 2})),
                        hashed(8, PrefixBlocks.of(4, new long[] {3, 2})),
                        hashed(8, PrefixBlocks.of(4, new long[] {2, 1}))));

        var fingerprint = Fingerprinter.of(moved, new NumberTokenizer());

        assertThat(value(fingerprint, "reuse.prefix.block4")).isZero();
        assertThat(value(fingerprint, "reuse.prefix.block4.distinctBlocks")).isEqualTo(6);
    }

    @Test
    void doesNotShareIdsBetweenSessionsThatOwnThem() {
        var ids = PrefixBlocks.of(4, new long[] {1, 2}).within(PrefixBlocks.Scope.SESSION);
        var requests = List.of(
                hashed(8, ids).toBuilder().inSession("a").build(),
                hashed(8, ids).toBuilder().inSession("b").build(),
                hashed(8, ids).toBuilder().inSession("a").build(),
                hashed(8, ids),
                hashed(8, ids));

        var fingerprint = Fingerprinter.of(Examples.workload("scoped", requests), new NumberTokenizer());

        assertThat(value(fingerprint, "reuse.prefix.block4")).isEqualTo(8 / 40.0); // only a's second request
    }

    @Test
    void isUndefinedWithoutContent() {
        var lengths = Examples.workload(
                "lengths",
                List.of(Request.lengthOnly(40).arrivingAt(0).withOutputTokens(1).build()));
        var empty = Examples.workload(
                "empty", List.of(Request.text("").arrivingAt(0).build()));

        var ofLengths = Fingerprinter.of(lengths, new NumberTokenizer());
        var ofNothing = Fingerprinter.of(empty, new NumberTokenizer());

        assertThat(reason(ofLengths, "reuse.prefix.block16")).isEqualTo("no prompt text and no prefix hashes");
        assertThat(reason(ofLengths, "reuse.lru.block16.blocksFor90")).isEqualTo("no prompt text and no prefix hashes");
        assertThat(ofLengths.curves()).isEmpty();
        assertThat(reason(ofNothing, "reuse.prefix.block16")).isEqualTo("no prompt tokens");
        assertThat(reason(ofNothing, "prefill.afterReuse.block16")).isEqualTo("no prompt tokens");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithPlainSetsAndLists(long seed) {
        var workload = random(seed);
        var blockSize = 3;

        var fingerprint =
                Fingerprinter.of(workload, Options.of(new NumberTokenizer()).withBlockSizes(List.of(blockSize)));

        var seen = new HashSet<List<Integer>>();
        var recency = new LinkedHashSet<List<Integer>>(); // the last is the most recent
        var depths = new ArrayList<Integer>();
        var promptTokens = 0;
        for (var request : workload.requests()) {
            var tokens = prompt(request);
            promptTokens += tokens.size();
            var prefixes = new ArrayList<List<Integer>>();
            for (var end = blockSize; end <= tokens.size(); end += blockSize) {
                prefixes.add(tokens.subList(0, end));
            }
            var order = new ArrayList<>(recency);
            prefixes.stream()
                    .filter(seen::contains)
                    .forEach(prefix -> depths.add(order.size() - order.indexOf(prefix)));
            for (var i = prefixes.size() - 1; i >= 0; i--) {
                recency.remove(prefixes.get(i));
                recency.add(prefixes.get(i));
            }
            seen.addAll(prefixes);
        }
        assertThat(value(fingerprint, "reuse.prefix.block3"))
                .isCloseTo((double) depths.size() * blockSize / promptTokens, within(1e-15));
        assertThat(value(fingerprint, "reuse.prefix.block3.distinctBlocks")).isEqualTo(seen.size());
        for (var point : fingerprint.curves().get("reuse.lru.block3")) {
            var hits = depths.stream().filter(depth -> depth <= point.blocks()).count();
            assertThat(point.ratio()).isCloseTo((double) hits * blockSize / promptTokens, within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverWinsLessWithSmallerBlocksOrALargerCache(long seed) {
        var fingerprint =
                Fingerprinter.of(random(seed), Options.of(new NumberTokenizer()).withBlockSizes(List.of(1, 2, 4, 8)));

        var ratios = fingerprint.curves().get("reuse.lru.block2").stream()
                .map(CurvePoint::ratio)
                .toList();
        assertThat(ratios).isSorted();
        assertThat(ratios.get(ratios.size() - 1)).isCloseTo(value(fingerprint, "reuse.prefix.block2"), within(1e-15));
        assertThat(List.of(8, 4, 2, 1))
                .extracting(size -> value(fingerprint, "reuse.prefix.block" + size))
                .isSorted();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    /** Prompts over few different tokens, so that they share beginnings of many lengths. */
    private static Workload random(long seed) {
        var random = new Random(seed);
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 150; i++) {
            var text = new StringBuilder();
            for (var length = 1 + random.nextInt(25); length > 0; length--) {
                text.append(random.nextInt(8) == 0 ? 1 : 0).append(length > 1 ? " " : "");
            }
            requests.add(Request.text(text.toString()).arrivingAt(i).build());
        }
        return Examples.workload("random", requests);
    }

    private static List<Integer> prompt(Request request) {
        var text = ((Prompt.Text) request.prompt()).text();
        return Arrays.stream(new NumberTokenizer().encode(text)).boxed().toList();
    }

    private static Request hashed(int tokens, PrefixBlocks ids) {
        return Request.lengthOnly(tokens)
                .withPrefix(ids)
                .withOutputTokens(1)
                .arrivingAt(0)
                .build();
    }

    private static Fingerprint toyAt(Integer... sizes) {
        return Fingerprinter.of(
                Examples.toyTrace(), Options.of(new NumberTokenizer()).withBlockSizes(List.of(sizes)));
    }

    private static double value(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).value();
    }

    private static String reason(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).reason();
    }
}
