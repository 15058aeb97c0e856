package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.iwc.baseline.internal.BaselineMode;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.baseline.internal.Expectation;
import io.iwc.metric.Metric;
import io.iwc.prefix.CacheRule;
import io.iwc.prefix.Prices;
import io.iwc.prefix.Prices.ModelPrice;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HasCostTests {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Prices PRICES =
            new Prices("EUR", "2026-11-30", Map.of("any", new ModelPrice(ONE, ONE, ONE, ONE, ONE)));

    @Test
    void holdsTheCostOfAllRequestsAgainstABound() {
        // by hand: 2 requests of 4 + 4 tokens at 1 EUR a million
        assertThat(Questions.of(2, "where is my parcel")).pricedBy(PRICES).hasCostAtMost(0.000016);

        assertThat(firstLineOf(() -> assertThat(Questions.of(2, "where is my parcel"))
                        .pricedBy(PRICES)
                        .hasCostAtMost(0.000015)))
                .isEqualTo(
                        "Expecting workload \"questions\" to have cost.total within [0.000, 0.000015] but was 0.00001600");
    }

    @Test
    void saysThatNoPricesWereGiven() {
        assertThat(firstLineOf(() -> assertThat(Questions.of(2, "where")).hasCostAtMost(1)))
                .isEqualTo("Expecting workload \"questions\" to have cost.total within [0.000, 1.000] but it is not"
                        + " measurable because no prices were given");
    }

    @Test
    void isNotedForTheReport() {
        var scope = BaselineScope.of(
                BaselineStore.at(Path.of("nowhere")), BaselineMode.VERIFY, Settings.of("io/iwc", "cost"));
        var questions = Questions.of(2, "where is my parcel");
        var binding = scope.bind();
        try {
            assertThat(questions).pricedBy(PRICES).hasCostAtMost(0.000016);
            firstLineOf(() -> assertThat(questions).hasCostAtMost(1));
        } finally {
            binding.close();
        }

        assertThat(scope.expectations())
                .extracting(Expectation::metric, Expectation::met)
                .containsExactly(tuple(Metric.COST_TOTAL, true), tuple(Metric.COST_TOTAL, false));
    }

    @Test
    void holdsTheExpectedShareOfTheCacheAgainstBounds() {
        assertThat(Questions.of(2, "a ".repeat(17)))
                .cachedBy(CacheRule.ENGINE_BLOCKS_16)
                .hasMetricWithin(Metric.CACHE_EXPECTED_SHARE, 0.47, 0.48); // by hand: 16 of 34
    }
}
