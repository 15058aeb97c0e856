package io.iwc.replay;

import io.iwc.artifact.internal.ShownText;
import io.iwc.replay.internal.telemetry.PrometheusScraper;
import java.net.URI;
import java.util.Optional;

/**
 * Where telemetry of a replay comes from.
 *
 * @since 0.1
 */
public sealed interface TelemetrySource {
    /** The GPUs of this machine, by the program {@code nvidia-smi} on the path. */
    static TelemetrySource nvidiaSmi() {
        return new NvidiaSmi();
    }

    /** The metrics page of the endpoint itself: {@code /metrics} at its root. */
    static TelemetrySource prometheus() {
        return new Prometheus(Optional.empty());
    }

    /**
     * A page in Prometheus' text format: of vLLM, SGLang, TGI, llama.cpp or the DCGM exporter.
     *
     * @param page {@code http} or {@code https}; without a path it is {@code /metrics}
     */
    static TelemetrySource prometheus(URI page) {
        return new Prometheus(Optional.of(page));
    }

    /**
     * {@code nvidia-smi}, {@code prometheus} or {@code prometheus=URL}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static TelemetrySource parse(String text) {
        if (text.equals("nvidia-smi")) {
            return nvidiaSmi();
        }
        if (text.equals("prometheus")) {
            return prometheus();
        }
        if (text.startsWith("prometheus=")) {
            return prometheus(URI.create(text.substring("prometheus=".length())));
        }
        throw new IllegalArgumentException("telemetry: found \"" + ShownText.withoutUserInfo(text)
                + "\", expected nvidia-smi, prometheus or prometheus=URL");
    }

    /** As a run records it: without user info and query of a URL. */
    String text();

    /** The program {@code nvidia-smi}. */
    record NvidiaSmi() implements TelemetrySource {
        @Override
        public String text() {
            return "nvidia-smi";
        }
    }

    /**
     * A page that is read again and again.
     *
     * @param page its address; empty for that of the endpoint
     */
    record Prometheus(Optional<URI> page) implements TelemetrySource {
        public Prometheus {
            page = page.map(Prometheus::checked);
        }

        @Override
        public String text() {
            return page.map(it -> "prometheus=" + PrometheusScraper.published(it))
                    .orElse("prometheus");
        }

        private static URI checked(URI url) {
            var scheme = url.getScheme();
            if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                throw new IllegalArgumentException("prometheus: found \"" + ShownText.withoutUserInfo(url.toString())
                        + "\", expected a URL like http://127.0.0.1:8000/metrics");
            }
            return url.getRawPath().isEmpty() ? url.resolve("/metrics") : url;
        }
    }
}
