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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads a metrics page in even steps on a thread of its own, once more at the end. No redirect is followed. */
public final class PrometheusScraper implements Sampler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI page;
    private final SampleLog log;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "iwc-prometheus");
        thread.setDaemon(true);
        return thread;
    });
    private int scrapes;
    private int failed;
    private boolean sampled;
    private String lastFailure = "";

    private PrometheusScraper(URI page, SampleLog log, Duration patience) {
        this.page = page;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Reads the page once, then again and again.
     *
     * @throws IwcException if it cannot be read the first time
     */
    static PrometheusScraper start(URI page, Duration interval, SampleLog log) {
        return start(page, interval, log, PATIENCE);
    }

    /** The same, waiting so long for a page at most. */
    static PrometheusScraper start(URI page, Duration interval, SampleLog log, Duration patience) {
        var scraper = new PrometheusScraper(page, log, patience);
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
            var answer = WholeAnswer.of(client, HttpRequest.newBuilder(page).build(), patience);
            take(System.nanoTime(), answer);
        } catch (IOException e) {
            fail(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take(long nanoTime, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException("found status " + answer.statusCode());
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
