package io.iwc.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricCatalogueTests {
    @Test
    void saysWhatEachMetricIs() {
        assertThat(MetricCatalogue.all()).allSatisfy(info -> {
            assertThat(info.name()).isNotBlank();
            assertThat(info.meaning()).isNotBlank().doesNotEndWith(".");
            assertThat(info.section().reference()).startsWith("metrics.md#");
        });
    }

    @Test
    void hasEachIdOnceAndUnderstandsItAsAMetric() {
        assertThat(MetricCatalogue.ids()).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(MetricCatalogue.find(Metric.of(id))).isPresent();
            assertThat(MetricCatalogue.nameOf(Metric.of(id)))
                    .doesNotContain("%s")
                    .doesNotContain("*");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "tokens.prompt.p90, tokens.prompt.*, TOKENS, Prompt tokens P90",
        "tokens.prompt.n, tokens.prompt.*, COUNT, Prompt tokens n",
        "tokens.prompt.total, tokens.prompt.total, TOKENS, Prompt tokens",
        "reuse.prefix.block512, reuse.prefix.block*, SHARE, 'Prefix reuse, block 512'",
        "reuse.prefix.block512.perRequest.p50, reuse.prefix.block*.perRequest.*, SHARE, 'Prefix reuse per request, block 512 P50'",
        "reuse.lru.block4.blocksFor90, reuse.lru.block*.blocksFor90, COUNT, 'LRU blocks for 90 % of hits, block 4'",
        "sessions.turns.mean, sessions.turns.*, PLAIN, Turns per session mean",
        "distance.arrivals.gap.ks, distance.arrivals.gap.ks, PLAIN, Gap between arrivals: KS distance",
        "run.outputThroughput, run.outputThroughput, TOKENS_PER_SECOND, 'Output throughput, tokens/s'",
        "run.steady.responseTtft.p99, run.steady.responseTtft.*, SECONDS, Steady: TTFT P99 from the schedule"
    })
    void findsTheEntryOfAnId(String id, String entry, Unit unit, String name) {
        var metric = Metric.of(id);

        assertThat(MetricCatalogue.of(metric)).hasToString(entry);
        assertThat(metric.unit()).isEqualTo(unit);
        assertThat(MetricCatalogue.nameOf(metric)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "tokens.promt.p90, tokens.prompt.p90",
        "token.prompt.p90, tokens.prompt.p90",
        "tokens.prompt.p80, tokens.prompt.p50",
        "arrivals.burstinesscv, arrivals.burstinessCv",
        "reuse.prefix.block512.requestWithHit, reuse.prefix.block512.requestsWithHit",
        "run.responseTTFT.p99, run.responseTtft.p99"
    })
    void suggestsTheNearestId(String mistyped, String meant) {
        assertThat(MetricCatalogue.suggestion(mistyped)).isEqualTo(", did you mean " + meant + "?");
    }

    @Test
    void suggestsNothingForAnIdThatThereIsAndForOneLikeNone() {
        assertThat(MetricCatalogue.nearest("tokens.prompt.p90")).isEmpty();
        assertThat(MetricCatalogue.nearest("zzz.qqq")).isEmpty();
    }

    @Test
    void refusesAnIdThatIsNotInIt() {
        assertThatThrownBy(() -> MetricCatalogue.of(Metric.of("run.goodputt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric: found \"run.goodputt\", expected one of the catalogue, did you mean run.goodput?");
    }

    @Test
    void findsByIdElseByBeginning() {
        assertThat(MetricCatalogue.matching("tokens.prompt.p90"))
                .extracting(MetricInfo::id)
                .containsExactly("tokens.prompt.*");
        assertThat(MetricCatalogue.matching("prefill"))
                .extracting(MetricInfo::id)
                .containsExactly("prefill.dominance.*", "prefill.dominance.total", "prefill.afterReuse.block*");
        assertThat(MetricCatalogue.matching("nothing")).isEmpty();
    }

    @Test
    void namesEachReasonSomewhere() {
        var named = MetricCatalogue.all().stream()
                .flatMap(info -> info.reasons().stream())
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(ReasonCode.values()).filter(code -> !named.contains(code)))
                .containsExactly(
                        ReasonCode.NOT_MEASURED,
                        ReasonCode.ONE_VALUE,
                        ReasonCode.BASELINE_IS_ZERO,
                        ReasonCode.UNDEFINED_IN_BASELINE,
                        ReasonCode.UNDEFINED_NOW);
    }
}
