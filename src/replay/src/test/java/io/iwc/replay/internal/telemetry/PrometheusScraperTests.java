package io.iwc.replay.internal.telemetry;

import static io.iwc.run.TelemetryMetric.GPU_MEMORY_MB;
import static io.iwc.run.TelemetryMetric.GPU_UTILISATION;
import static io.iwc.run.TelemetryMetric.KV_USAGE;
import static io.iwc.run.TelemetryMetric.POWER_WATTS;
import static io.iwc.run.TelemetryMetric.PREFIX_HITS;
import static io.iwc.run.TelemetryMetric.PREFIX_HIT_SHARE;
import static io.iwc.run.TelemetryMetric.PREFIX_QUERIES;
import static io.iwc.run.TelemetryMetric.RUNNING;
import static io.iwc.run.TelemetryMetric.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.replay.TelemetrySource;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as the documentation of each server shows them, over sockets. */
class PrometheusScraperTests {
    private static final Duration NEVER = Duration.ofHours(1);

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    private final SampleLog log = new SampleLog("prometheus");

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of(
                        "vLLM",
                        """
                        # TYPE vllm:num_requests_running gauge
                        vllm:num_requests_running{engine="0",model_name="m"} 8.0
                        vllm:num_requests_waiting{engine="0",model_name="m"} 155.0
                        vllm:kv_cache_usage_perc{engine="0",model_name="m"} 0.75
                        vllm:prefix_cache_queries_total{engine="0",model_name="m"} 27453.0
                        vllm:prefix_cache_queries_created{engine="0",model_name="m"} 1.7e+09
                        vllm:prefix_cache_hits_total{engine="0",model_name="m"} 10240.0
                        vllm:time_to_first_token_seconds_bucket{engine="0",le="0.001",model_name="m"} 0.0
                        """,
                        Map.of(
                                RUNNING,
                                8.0,
                                WAITING,
                                155.0,
                                KV_USAGE,
                                0.75,
                                PREFIX_QUERIES,
                                27453.0,
                                PREFIX_HITS,
                                10240.0)),
                Arguments.of(
                        "SGLang",
                        """
                        sglang:prompt_tokens_total{model_name="m"} 8.128902e+06
                        sglang:token_usage{model_name="m"} 0.28
                        sglang:cache_hit_rate{model_name="m"} 0.0075
                        sglang:num_running_reqs{model_name="m"} 161.0
                        sglang:num_queue_reqs{model_name="m"} 2826.0
                        """,
                        Map.of(
                                PREFIX_QUERIES,
                                8128902.0,
                                KV_USAGE,
                                0.28,
                                PREFIX_HIT_SHARE,
                                0.0075,
                                RUNNING,
                                161.0,
                                WAITING,
                                2826.0)),
                Arguments.of("TGI", """
                        # TYPE tgi_queue_size gauge
                        tgi_queue_size 2
                        # TYPE tgi_batch_current_size gauge
                        tgi_batch_current_size 12
                        tgi_request_count 40
                        """, Map.of(WAITING, 2.0, RUNNING, 12.0)),
                Arguments.of("llama.cpp", """
                        # HELP llamacpp:kv_cache_usage_ratio KV-cache usage. 1 means 100 percent usage.
                        llamacpp:kv_cache_usage_ratio 0.5
                        llamacpp:requests_processing 1
                        llamacpp:requests_deferred 3
                        """, Map.of(KV_USAGE, 0.5, RUNNING, 1.0, WAITING, 3.0)),
                Arguments.of(
                        "DCGM exporter",
                        """
                        DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-1",device="nvidia0",Hostname="h"} 97
                        DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-1",device="nvidia0",Hostname="h"} 70123
                        DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-1",device="nvidia0",Hostname="h"} 312.5
                        DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="GPU-1",device="nvidia0",Hostname="h"} 61
                        """,
                        Map.of(GPU_UTILISATION, 0.97, GPU_MEMORY_MB, 70123.0, POWER_WATTS, 312.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsThePageOfEachServerUnderCommonNames(String name, String page, Map<TelemetryMetric, Double> expected) {
        answer(page, page);

        try (var scraper = scrape(NEVER)) {
            assertThat(scraper.problem()).isEmpty();
        }

        assertThat(server.getRequestCount())
                .as("one at the beginning, one at the end")
                .isEqualTo(2);
        assertThat(log.samples().stream()
                        .limit(expected.size())
                        .collect(Collectors.toMap(TelemetrySample::metric, TelemetrySample::value)))
                .isEqualTo(expected);
    }

    @Test
    void namesTheGpuAndNotTheMachine() {
        var page = "DCGM_FI_DEV_FB_USED{gpu=\"0\",UUID=\"GPU-1\",Hostname=\"h\"} 70123\n";
        answer(page, page);

        scrape(NEVER).close();

        assertThat(log.samples().get(0).labels()).isEqualTo(new TreeMap<>(Map.of("gpu", "0", "uuid", "GPU-1")));
    }

    @Test
    void goesOnWhenAScrapeFailsAndSaysSo() {
        answer("tgi_queue_size 2\n");
        server.enqueue(new MockResponse.Builder().code(503).build());

        var scraper = scrape(NEVER);
        scraper.close();

        assertThat(log.samples()).hasSize(1);
        assertThat(scraper.problem()).hasValue("prometheus: 1 of 2 scrapes failed, the last with: found status 503");
    }

    @Test
    void dropsWhatIsNoNumberAndSaysWhenNothingIsKnown() {
        answer("tgi_queue_size NaN\nup 1\n", "up 1\n");

        var scraper = scrape(NEVER);
        scraper.close();

        assertThat(log.samples()).isEmpty();
        assertThat(scraper.problem())
                .hasValue("prometheus: the page has none of the names of vLLM, SGLang, TGI, llama.cpp or DCGM");
    }

    @Test
    void refusesToBeginWithoutAPage() {
        server.enqueue(new MockResponse.Builder().code(404).build());

        assertThatThrownBy(() -> scrape(NEVER))
                .isInstanceOf(IwcException.class)
                .hasMessage("telemetry: " + page() + ": found status 404; expected a page in Prometheus' text format"
                        + " (vLLM and TGI have one, SGLang with --enable-metrics, llama.cpp with --metrics)");
    }

    @Test
    @Timeout(60)
    void givesUpOnAPageThatNeverEnds() {
        var drip = new MockResponse.Builder()
                .body("tgi_queue_size 2\n".repeat(1000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build();
        server.enqueue(drip);

        assertThatThrownBy(() -> PrometheusScraper.start(page(), own(), NEVER, log, Duration.ofMillis(150)))
                .isInstanceOf(IwcException.class)
                .hasMessageContaining(": no whole answer within 150 ms; expected a page in Prometheus' text format");
    }

    @Test
    void numbersASecondPage() {
        var page = "tgi_queue_size 2\n";
        answer(page, page, page, page);
        var source = TelemetrySource.prometheus(page());

        var telemetry = TelemetryRecorder.start(List.of(source, source), NEVER, own(), Map.of())
                .stop(0);

        assertThat(telemetry.samples()).extracting(TelemetrySample::source).containsOnly("prometheus", "prometheus-2");
    }

    @Test
    void asksTheEndpointsOwnPageWithItsKeyAndListsWhatIsNotMapped() throws Exception {
        var page = """
                vllm_num_requests_running 3
                vllm:num_preemptions_total 1
                vllm:time_to_first_token_seconds_bucket{le="0.1"} 4
                vllm:time_to_first_token_seconds_sum 4
                python_gc_objects 9
                """;
        answer(page, page);

        try (var scraper = scrape(NEVER)) {
            assertThat(scraper.unmapped())
                    .containsExactlyInAnyOrder("vllm:num_preemptions_total", "vllm:time_to_first_token_seconds");
        }

        assertThat(log.samples()).extracting(it -> it.since(0).value()).containsOnly(3.0);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer the-key");
    }

    @Test
    void tellsTheKeyToNoOtherOrigin() throws Exception {
        var page = "tgi_queue_size 2\n";
        answer(page, page);
        var elsewhere = new OwnOrigin(
                URI.create("http://127.0.0.1:1/v1"),
                new TreeMap<>(Map.of("Authorization", "Bearer the-key")),
                HttpClient.newHttpClient());

        PrometheusScraper.start(page(), elsewhere, NEVER, log).close();

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    private OwnOrigin own() {
        return new OwnOrigin(
                page(), new TreeMap<>(Map.of("Authorization", "Bearer the-key")), HttpClient.newHttpClient());
    }

    private PrometheusScraper scrape(Duration interval) {
        return PrometheusScraper.start(page(), own(), interval, log);
    }

    private URI page() {
        return server.url("/metrics").uri();
    }

    private void answer(String... pages) {
        for (var page : pages) {
            server.enqueue(new MockResponse.Builder().body(page).build());
        }
    }
}
