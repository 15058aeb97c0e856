package io.iwc.replay.internal.telemetry;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.WholeAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads a metrics page in even steps on a thread of its own, once more at the end. No redirect is followed. */
public final class PrometheusScraper implements Sampler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SampleLog log;
    private final Duration patience;
    private final HttpClient client;
    private final HttpRequest request;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "iwc-prometheus");
        thread.setDaemon(true);
        return thread;
    });
    private int scrapes;
    private int failed;
    private boolean sampled;
    private String lastFailure = "";
    private final Set<String> unmapped = new TreeSet<>();

    private PrometheusScraper(URI page, OwnOrigin endpoint, SampleLog log, Duration patience) {
        var isOwn = endpoint.has(page);
        client = isOwn ? endpoint.client() : foreign();
        var asked = HttpRequest.newBuilder(withoutUserInfo(page));
        if (isOwn) {
            endpoint.headers().forEach(asked::header);
        }
        request = asked.build();
        this.log = log;
        this.patience = patience;
    }

    /**
     * Reads the page once, then again and again.
     *
     * @throws IwcException if it cannot be read the first time
     */
    static PrometheusScraper start(URI page, OwnOrigin endpoint, Duration interval, SampleLog log) {
        return start(page, endpoint, interval, log, PATIENCE);
    }

    /** The same, waiting so long for a page at most. */
    static PrometheusScraper start(URI page, OwnOrigin endpoint, Duration interval, SampleLog log, Duration patience) {
        var scraper = new PrometheusScraper(page, endpoint, log, patience);
        scraper.scrape();
        if (scraper.failed > 0) {
            scraper.clock.shutdownNow();
            throw new IwcException("telemetry: " + published(page) + ": "
                    + scraper.lastFailure + "; expected a page in Prometheus' text format (vLLM and TGI have one,"
                    + " SGLang with --enable-metrics, llama.cpp with --metrics)");
        }
        var unused = scraper.clock.scheduleAtFixedRate(
                scraper::scrape, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return scraper;
    }

    @Override
    public synchronized Optional<String> problem() {
        if (failed > 0) {
            return Optional.of(
                    "prometheus: " + failed + " of " + scrapes + " scrapes failed, the last with: " + lastFailure);
        }
        return sampled
                ? Optional.empty()
                : Optional.of("prometheus: the page has none of the names of vLLM, SGLang, TGI, llama.cpp or DCGM");
    }

    @Override
    public void close() {
        if (clock.isShutdown()) {
            return;
        }
        clock.execute(this::scrape); // the last sample at the end of the run
        clock.shutdown();
        try {
            if (!clock.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void scrape() {
        try {
            var answer = WholeAnswer.of(client, request, patience);
            take(System.nanoTime(), answer);
        } catch (IOException e) {
            fail(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized Set<String> unmapped() {
        return Set.copyOf(unmapped);
    }

    private static HttpClient foreign() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static URI withoutUserInfo(URI page) {
        return page.getRawUserInfo() == null
                ? page
                : URI.create(published(page) + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
    }

    private synchronized void take(long nanoTime, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException("found status " + answer.statusCode());
        }
        if (scrapes == 0) {
            unmapped.addAll(MetricNames.unmapped(answer.body()));
        }
        for (var point : PrometheusPage.points(answer.body(), MetricNames::isKnown)) {
            if (Double.isFinite(point.value())) {
                MetricNames.metric(point.name())
                        .ifPresent(metric ->
                                log.add(nanoTime, metric, MetricNames.labels(point), MetricNames.value(point)));
                sampled = true;
            }
        }
        scrapes++;
    }

    private synchronized void fail(String why) {
        scrapes++;
        failed++;
        lastFailure = why;
    }

    /** The address of a page as it may be shown: without user info and query. */
    public static String published(URI page) {
        var port = page.getPort() < 0 ? "" : ":" + page.getPort();
        return page.getScheme() + "://" + page.getHost() + port + page.getRawPath();
    }
}
