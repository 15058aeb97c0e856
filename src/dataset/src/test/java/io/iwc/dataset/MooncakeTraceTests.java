package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prefix reuse of the first 1 000 requests of the Mooncake arXiv trace; the numbers come from a few lines of Python
 * that keep whole prefixes in sets and the recency order in a list.
 */
class MooncakeTraceTests {
    private static Fingerprint mooncake;

    @BeforeAll
    static void measure() {
        var workload = WorkloadCompiler.with(CompileOptions.of(DatasetFormat.MOONCAKE))
                .compile(SharedData.file("mooncake-sample/mooncake_trace_1000.jsonl"));
        mooncake = Fingerprinter.of(workload, Tokenizers.whitespace());
    }

    @ParameterizedTest
    @CsvSource({
        "tokens.prompt.total,                    9792030",
        "reuse.prefix.block512,                  0.39048246379964113",
        "reuse.prefix.block512.withPartial,      0.39074655612778963",
        "reuse.prefix.block512.idShare,          0.379914660164584",
        "reuse.prefix.block512.distinctBlocks,   11221",
        "reuse.prefix.block512.requestsWithHit,  0.997",
        "reuse.prefix.block512.perRequest.mean,  0.5717677933807364",
        "reuse.lru.block512.blocksFor50,         36",
        "reuse.lru.block512.blocksFor90,         5422",
        "reuse.lru.block512.blocksFor99,         8610",
        "prefill.afterReuse.block512,            0.9677204597391033",
    })
    void agreesWithSetsAndLists(String id, double expected) {
        assertThat(mooncake.measurement(Metric.of(id)).value()).isCloseTo(expected, within(1e-12 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.02258816609017742",
        "16, 0.14969888776893045",
        "256, 0.2809926031680867",
        "4096, 0.3225088158430887",
        "16384, 0.39048246379964113"
    })
    void drawsTheSameLruCurve(long blocks, double ratio) {
        assertThat(mooncake.curves().get("reuse.lru.block512"))
                .filteredOn(point -> point.blocks() == blocks)
                .singleElement()
                .satisfies(point -> assertThat(point.ratio()).isCloseTo(ratio, within(1e-14)));
    }

    @Test
    void hasACoarseClock() {
        assertThat(mooncake.warnings()).hasSize(1);
        assertThat(mooncake.prefixGroups())
                .hasSize(10)
                .isSortedAccordingTo((a, b) -> Long.compare(b.savedTokens(), a.savedTokens()));
    }
}
