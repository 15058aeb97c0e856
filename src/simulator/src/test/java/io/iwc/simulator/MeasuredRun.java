package io.iwc.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.run.RequestRecord;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The run of vLLM on an RTX 4090 that LLMServingSim publishes (casys-kaist/LLMServingSim, MIT), in IWC_DATA. */
final class MeasuredRun {
    private static final int BLOCK = 16;
    private static final double NANOS = 1e9;

    /** What a request took, in seconds. */
    record Timing(double ttft, double tpot, double e2e) {}

    private final Path folder;

    private MeasuredRun(Path folder) {
        this.folder = folder;
    }

    static MeasuredRun here() {
        var data = System.getProperty("iwc.data", System.getenv("IWC_DATA"));
        assumeTrue(data != null, "set IWC_DATA to the folder with vllm-rtx4090");
        var folder = Path.of(data, "vllm-rtx4090");
        assumeTrue(Files.exists(folder), "vllm-rtx4090 is not in IWC_DATA");
        return new MeasuredRun(folder);
    }

    Path tables() {
        return folder.resolve("perf");
    }

    Workload workload() throws IOException {
        var requests = new ArrayList<Request.Builder>();
        for (var line : lines("workload.jsonl")) {
            var tokens = new ArrayList<Integer>();
            line.get("input_tok_ids").forEach(id -> tokens.add(id.intValue()));
            requests.add(Request.lengthOnly(tokens.size())
                    .arrivingAt(line.get("arrival_time_ns").longValue())
                    .withOutputTokens(line.get("output_toks").intValue())
                    .withPrefix(PrefixBlocks.of(BLOCK, contents(tokens))));
        }
        return Workloads.of(requests.toArray(Request.Builder[]::new));
    }

    /** Timed from the arrival; its clock and the engine's differ by what the quickest request took between them. */
    List<Timing> timings() throws IOException {
        var lines = lines("requests.jsonl");
        var offset = lines.stream()
                .mapToDouble(line -> line.get("queued_ts").doubleValue()
                        - line.get("arrival_time").doubleValue())
                .min()
                .orElseThrow();
        return lines.stream()
                .map(line -> timing(
                        line.get("arrival_time").doubleValue() + offset,
                        line.get("first_token_ts").doubleValue(),
                        line.get("last_token_ts").doubleValue(),
                        line.get("output_toks").intValue()))
                .toList();
    }

    /** The same as a run would have it, from the first arrival on. */
    List<RequestRecord> records() throws IOException {
        var requests = workload().requests();
        var lines = lines("requests.jsonl");
        var timings = timings();
        var records = new ArrayList<RequestRecord>();
        for (var i = 0; i < requests.size(); i++) {
            var arrival = requests.get(i).arrivalNanos();
            var timing = timings.get(i);
            var last = arrival + Math.round(timing.e2e() * NANOS);
            records.add(RequestRecord.builder(i + 1, requests.get(i).id(), arrival)
                    .sent(arrival)
                    .firstToken(arrival + Math.round(timing.ttft() * NANOS))
                    .lastToken(last)
                    .end(last)
                    .inputTokens(lines.get(i).get("input_toks").intValue())
                    .outputTokens(lines.get(i).get("output_toks").intValue(), false)
                    .ok("stop")
                    .build());
        }
        return records;
    }

    static List<Timing> timings(List<RequestRecord> records) {
        return records.stream()
                .map(record -> timing(
                        record.scheduledNanos() / NANOS,
                        record.firstTokenNanos().orElseThrow() / NANOS,
                        record.lastTokenNanos().orElseThrow() / NANOS,
                        record.outputTokens().orElseThrow()))
                .toList();
    }

    /** The relative error of mean, P50, P90 and P99 of TTFT, TPOT and E2E. */
    static SortedMap<String, Double> errors(List<Timing> predicted, List<Timing> measured) {
        var errors = new TreeMap<String, Double>();
        errors(errors, "ttft", Timing::ttft, predicted, measured);
        errors(errors, "tpot", Timing::tpot, predicted, measured);
        errors(errors, "e2e", Timing::e2e, predicted, measured);
        return errors;
    }

    private static void errors(
            SortedMap<String, Double> errors,
            String name,
            ToDoubleFunction<Timing> figure,
            List<Timing> predicted,
            List<Timing> measured) {
        var left = figures(figure, predicted);
        var right = figures(figure, measured);
        for (var entry : left.entrySet()) {
            errors.put(name + " " + entry.getKey(), entry.getValue() / right.get(entry.getKey()) - 1);
        }
    }

    private static SortedMap<String, Double> figures(ToDoubleFunction<Timing> figure, List<Timing> timings) {
        var sorted = timings.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        var figures = new TreeMap<String, Double>();
        figures.put("mean", Arrays.stream(sorted).average().orElseThrow());
        for (var percent : new int[] {50, 90, 99}) {
            var place = (sorted.length - 1) * percent / 100.0;
            var below = (int) place;
            var above = Math.min(below + 1, sorted.length - 1);
            figures.put("p" + percent, sorted[below] + (place - below) * (sorted[above] - sorted[below]));
        }
        return figures;
    }

    private static Timing timing(double arrival, double first, double last, int tokens) {
        return new Timing(first - arrival, tokens < 2 ? Double.NaN : (last - first) / (tokens - 1), last - arrival);
    }

    private static long[] contents(List<Integer> tokens) {
        var blocks = new long[tokens.size() / BLOCK];
        for (var block = 0; block < blocks.length; block++) {
            for (var token : tokens.subList(block * BLOCK, (block + 1) * BLOCK)) {
                blocks[block] = blocks[block] * 1_000_003 + token;
            }
        }
        return blocks;
    }

    private List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(Json::parse)
                .toList();
    }
}
