package io.iwc.replay.internal.telemetry;

import io.iwc.run.TelemetryMetric;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What servers and exporters call what all of them have. Names are those of their documentation; of vLLM also those of
 * releases before 1.0.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/usage/metrics.html">vLLM</a>
 * @see <a href="https://docs.sglang.io/references/production_metrics.html">SGLang</a>
 * @see <a href="https://huggingface.co/docs/text-generation-inference/reference/metrics">TGI</a>
 * @see <a href="https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md">llama.cpp</a>
 * @see <a href="https://docs.nvidia.com/datacenter/dcgm/latest/dcgm-api/dcgm-api-field-ids.html">DCGM</a>
 */
final class MetricNames {
    private static final Map<String, TelemetryMetric> NAMES = new HashMap<>();
    /** Which GPU it is, on any machine: identifies it when several clients sample GPUs. */
    static final String UUID = "uuid";

    private static final String PERCENT = "DCGM_FI_DEV_GPU_UTIL";

    /** Labels that say which machine or process it was, or what the driver is: no part of which thing it is. */
    private static final Set<String> LEFT_OUT =
            Set.of("Hostname", "hostname", "instance", "pci_bus_id", "DCGM_FI_DRIVER_VERSION", "pid", "pod");

    private static final String UUID_OF_DCGM = "UUID";

    static {
        put(TelemetryMetric.RUNNING, "vllm:num_requests_running", "sglang:num_running_reqs");
        put(TelemetryMetric.RUNNING, "tgi_batch_current_size", "llamacpp:requests_processing");
        put(TelemetryMetric.WAITING, "vllm:num_requests_waiting", "sglang:num_queue_reqs");
        put(TelemetryMetric.WAITING, "tgi_queue_size", "llamacpp:requests_deferred");
        put(TelemetryMetric.KV_USAGE, "vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc");
        put(TelemetryMetric.KV_USAGE, "sglang:token_usage", "llamacpp:kv_cache_usage_ratio");
        put(TelemetryMetric.PREFIX_HITS, "vllm:prefix_cache_hits_total", "vllm:gpu_prefix_cache_hits_total");
        put(TelemetryMetric.PREFIX_HITS, "sglang:cached_tokens_total", "llamacpp:prompt_tokens_cached_total");
        put(TelemetryMetric.PREFIX_QUERIES, "vllm:prefix_cache_queries_total", "vllm:gpu_prefix_cache_queries_total");
        put(TelemetryMetric.PREFIX_QUERIES, "sglang:prompt_tokens_total");
        put(TelemetryMetric.PREFIX_HIT_SHARE, "vllm:gpu_prefix_cache_hit_rate", "sglang:cache_hit_rate");
        put(TelemetryMetric.GPU_MEMORY_MB, "DCGM_FI_DEV_FB_USED");
        put(TelemetryMetric.POWER_WATTS, "DCGM_FI_DEV_POWER_USAGE");
        put(TelemetryMetric.GPU_UTILISATION, PERCENT);
    }

    private static final Pattern COLLECTED = Pattern.compile("^(vllm|sglang|llamacpp)_");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern OF_SERVERS = Pattern.compile("vllm[:_]|sglang[:_]|llamacpp[:_]|tgi_|DCGM_FI_");
    private static final Pattern PART = Pattern.compile("_(bucket|sum|count|created)$");

    private MetricNames() {}

    static boolean isKnown(String name) {
        return NAMES.containsKey(original(name));
    }

    static Optional<TelemetryMetric> metric(String name) {
        return Optional.ofNullable(NAMES.get(original(name)));
    }

    /** Collectors between server and page write an underscore where the server has a colon. */
    private static String original(String name) {
        return COLLECTED.matcher(name).replaceFirst("$1:");
    }

    /** Names of servers and exporters we know on a page of which nothing is made, sorted; a histogram is one name. */
    static SortedSet<String> unmapped(String page) {
        var names = new TreeSet<String>();
        for (var line : page.lines().toList()) {
            var name = NAME.matcher(line);
            if (name.lookingAt() && OF_SERVERS.matcher(name.group()).lookingAt() && !isKnown(name.group())) {
                names.add(PART.matcher(name.group()).replaceFirst(""));
            }
        }
        names.removeIf(MetricNames::isKnown);
        return names;
    }

    /** The value in the unit of the common name; DCGM gives utilisation in percent. */
    static double value(PrometheusPage.Point point) {
        return point.name().equals(PERCENT) ? point.value() / 100 : point.value();
    }

    /** The labels that tell one thing from another. */
    static SortedMap<String, String> labels(PrometheusPage.Point point) {
        var labels = new TreeMap<>(point.labels());
        labels.keySet().removeAll(LEFT_OUT);
        Optional.ofNullable(labels.remove(UUID_OF_DCGM)).ifPresent(it -> labels.put(UUID, it));
        return labels;
    }

    private static void put(TelemetryMetric metric, String... names) {
        for (var name : names) {
            NAMES.put(name, metric);
        }
    }
}
