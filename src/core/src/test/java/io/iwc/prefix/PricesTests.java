package io.iwc.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTests {
    private static final String FILE = """
            currency: EUR
            date: 2026-11-30
            models:
              small: {input: 3, cached_read: 0.3, cache_write: 3.75, output: 15}
            """;

    @TempDir
    private Path folder;

    @Test
    void pricesEveryKindOfToken() throws IOException {
        var price = Prices.read(file(FILE)).models().get("small");

        // by hand: (700 · 3 + 100 · 0.3 + 200 · 3.75 + 40 · 15) / 1 000 000
        assertThat(price.of(new CacheUse(100, 200, 0, 0), 1000, 40)).isEqualByComparingTo("0.00348");
    }

    @Test
    void costsAreMetricsOfTheWorkload() throws IOException {
        var text = String.join(" ", Collections.nCopies(1024, "a"));
        var workload = Workload.of(
                "chat",
                List.of(request("r1", text, 0), request("r2", text, 1), request("r3", "b", 2)),
                Manifest.of("test"));
        var options = Fingerprinter.Options.of(Tokenizers.whitespace())
                .withTariff(CacheTariff.NONE.cachedBy(CacheRule.OPENAI).pricedBy(Prices.read(file(FILE))));

        var shape = Fingerprinter.of(workload, options);

        // by hand: 1 025 computed at 3, 1 024 cached at 0.3, 3 · 10 output at 15, per million
        assertThat(shape.measurement(Metric.COST_TOTAL).value()).isEqualTo(0.0038322);
        assertThat(shape.measurement(Metric.COST_PER_REQUEST).value()).isEqualTo(0.0012774);
        assertThat(shape.measurement(Metric.COST_PER_1000_REQUESTS).value()).isEqualTo(1.2774);
        assertThat(shape.measurement(Metric.COST_PER_SESSION).value()).isEqualTo(0.0038322);
        assertThat(shape.measurement(Metric.CACHE_EXPECTED_SHARE).value()).isEqualTo(1024.0 / 2049);
        assertThat(shape.measurement(Metric.CACHE_EXPECTED_TOKENS).value()).isEqualTo(1024.0 / 3);
        assertThat(shape.measurement(Metric.CACHE_POSSIBLE_TOKENS).value()).isEqualTo(1024.0 / 3);
        assertThat(shape.label("cache.rule")).contains("openai");
        assertThat(shape.label("cost.prices")).contains("EUR, 2026-11-30");
    }

    @Test
    void saysWhichModelHasNoPrice() throws IOException {
        var workload = Workload.of(
                "chat",
                List.of(request("r1", "a", 0).toBuilder().forModel("huge").build()),
                Manifest.of("test"));
        var options = Fingerprinter.Options.of(Tokenizers.whitespace())
                .withTariff(CacheTariff.NONE.pricedBy(Prices.read(file(FILE))));

        assertThat(Fingerprinter.of(workload, options)
                        .measurement(Metric.COST_TOTAL)
                        .reason())
                .isEqualTo("no price for huge");
    }

    @Test
    void isNotMeasuredUnlessAskedFor() {
        var workload = Workload.of("chat", List.of(request("r1", "a", 0)), Manifest.of("test"));

        assertThat(Fingerprinter.of(workload, Tokenizers.whitespace()).measurements())
                .doesNotContainKeys(Metric.COST_TOTAL, Metric.CACHE_EXPECTED_SHARE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency: EUR      | currrency: EUR   | :1: currrency: found an unknown field, expected currency, date, source and models",
                "input: 3,          | input: three,    | :4: input: found \"three\", expected a price per million tokens ≥ 0",
                "input: 3,          | input: -3,       | :4: input: found -3, expected a price per million tokens ≥ 0",
                "input: 3,          | ''               | :4: input: found nothing, expected a price per million tokens ≥ 0",
                "input: 3,          | input/fast: 3,   | :4: input/fast: found an unknown field, expected input, cached_read, cache_write, cache_write_1h and output",
                "cached_read        | cache_read       | :4: cache_read: found an unknown field, expected input, cached_read, cache_write, cache_write_1h and output"
            })
    void saysWhatIsWrongInAFile(String right, String wrong, String message) throws IOException {
        var file = file(FILE.replace(right, wrong));

        assertThatThrownBy(() -> Prices.read(file)).hasMessageContaining(file + message);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("prices.yaml"), text);
    }

    private static Request request(String id, String text, long arrival) {
        return Request.text(text)
                .withId(id)
                .inSession("s")
                .forModel("small")
                .arrivingAt(arrival)
                .withOutputTokens(10)
                .build();
    }
}
