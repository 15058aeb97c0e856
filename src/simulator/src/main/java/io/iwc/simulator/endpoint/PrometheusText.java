package io.iwc.simulator.endpoint;

import io.iwc.simulator.internal.EngineLoad;
import java.util.Locale;

/** What the engine is doing in Prometheus' text format, named as vLLM names it. */
final class PrometheusText {
    private final String labels;
    private final StringBuilder text = new StringBuilder();

    private PrometheusText(String model) {
        labels = "{model_name=\"" + model + "\"} ";
    }

    static String of(String model, EngineLoad load) {
        var metrics = new PrometheusText(model);
        metrics.gauge("num_requests_running", "Running sequences.", load.running());
        metrics.gauge("num_requests_waiting", "Waiting sequences.", load.waiting());
        metrics.gauge("kv_cache_usage_perc", "Share of the KV cache in use, 0 to 1.", load.kvUsage());
        metrics.counter("prefix_cache_queries", "Prompt tokens looked up in the prefix cache.", load.promptTokens());
        metrics.counter("prefix_cache_hits", "Prompt tokens found in the prefix cache.", load.cachedPromptTokens());
        metrics.counter("prompt_tokens", "Prompt tokens of admitted sequences.", load.promptTokens());
        metrics.counter("generation_tokens", "Tokens generated.", load.generatedTokens());
        metrics.counter("num_preemptions", "Preempted sequences.", load.preemptions());
        metrics.counter("request_success", "Finished sequences.", load.finished());
        return metrics.text.toString();
    }

    private void gauge(String name, String help, double value) {
        metric(name, "gauge", help, String.format(Locale.ROOT, "%.6f", value));
    }

    private void counter(String name, String help, long value) {
        metric(name + "_total", "counter", help, Long.toString(value));
    }

    private void metric(String name, String type, String help, String value) {
        text.append("# HELP vllm:").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE vllm:").append(name).append(' ').append(type).append('\n');
        text.append("vllm:").append(name).append(labels).append(value).append('\n');
    }
}
