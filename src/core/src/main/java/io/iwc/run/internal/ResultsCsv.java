package io.iwc.run.internal;

import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Json;
import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Rows of {@code results.csv}. The first eleven columns are those of the original benchmark under their own names:
 * there, and only there, {@code tpot} is latency/output tokens, TTFT included. An empty cell is undefined, never 0.
 */
public final class ResultsCsv {
    static final List<String> ORIGINAL = List.of(
            "seq",
            "input_tokens",
            "output_tokens",
            "total_tokens",
            "latency",
            "ttft",
            "tpot",
            "throughput_tps",
            "tokens_per_sec",
            "status",
            "gpu_memory_mb");

    private static final List<String> OURS = List.of(
            "request_id",
            "session_id",
            "turn_id",
            "model",
            "outcome",
            "error_class",
            "finish_reason",
            "attempts",
            "scheduled_ns",
            "sent_ns",
            "first_byte_ns",
            "first_token_ns",
            "first_answer_token_ns",
            "last_token_ns",
            "end_ns",
            "schedule_lag_s",
            "response_latency_s",
            "tpot_excl_first_s",
            "chunks",
            "output_tokens_asked",
            "output_tokens_source",
            "cached_prompt_tokens",
            "server_prompt_ns",
            "server_generation_ns");

    public static final String HEADER = String.join(",", ORIGINAL) + "," + String.join(",", OURS) + "\n";

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<String> cells = new ArrayList<>(ORIGINAL.size() + OURS.size());

    private ResultsCsv() {}

    public static String row(RequestRecord record, Telemetry telemetry) {
        var csv = new ResultsCsv();
        csv.original(record, telemetry);
        csv.ours(record);
        return CsvRecords.line(csv.cells);
    }

    private void original(RequestRecord record, Telemetry telemetry) {
        var timings = RequestTimings.of(record);
        var latency = seconds(timings.e2eNanos());
        var output = record.outputTokens();
        var total = record.inputTokens().isPresent() && output.isPresent()
                ? OptionalInt.of(record.inputTokens().getAsInt() + output.getAsInt())
                : OptionalInt.empty();
        cell(Integer.toString(record.sequence()));
        cell(record.inputTokens());
        cell(output);
        cell(total);
        cell(latency);
        cell(seconds(timings.ttftNanos()));
        cell(ratio(latency, output));
        cell(ratio(output, latency));
        cell(ratio(total, latency));
        cell(record.status());
        cell(
                record.sentNanos().isPresent() && record.endNanos().isPresent()
                        ? telemetry.gpuMemoryPeak(
                                record.sentNanos().getAsLong(),
                                record.endNanos().getAsLong())
                        : OptionalDouble.empty());
    }

    private void ours(RequestRecord record) {
        var timings = RequestTimings.of(record);
        cell(CsvText.cell(record.requestId()));
        cell(CsvText.cell(record.sessionId().orElse("")));
        cell(record.turnId());
        cell(CsvText.cell(record.model().orElse("")));
        cell(record.outcome().text());
        cell(record.errorClass().map(ErrorClass::text).orElse(""));
        cell(CsvText.cell(record.finishReason().orElse("")));
        cell(Integer.toString(record.attempts()));
        cell(Long.toString(record.scheduledNanos()));
        cell(record.sentNanos());
        cell(record.firstByteNanos());
        cell(record.firstTokenNanos());
        cell(record.firstAnswerTokenNanos());
        cell(record.lastTokenNanos());
        cell(record.endNanos());
        cell(seconds(timings.scheduleLagNanos()));
        cell(seconds(timings.responseNanos()));
        cell(timings.tpotSeconds());
        cell(Integer.toString(record.chunks()));
        cell(record.outputTokensAsked());
        cell(record.outputTokens().isPresent() ? RecordJson.source(record) : "");
        cell(record.cachedPromptTokens());
        cell(record.serverPromptNanos());
        cell(record.serverGenerationNanos());
    }

    private void cell(OptionalInt value) {
        cell(value.isPresent() ? Integer.toString(value.getAsInt()) : "");
    }

    private void cell(OptionalLong value) {
        cell(value.isPresent() ? Long.toString(value.getAsLong()) : "");
    }

    private void cell(OptionalDouble value) {
        cell(value.isPresent() ? Json.number(value.getAsDouble()) : "");
    }

    private void cell(String text) {
        cells.add(text);
    }

    private static OptionalDouble seconds(OptionalLong nanos) {
        return nanos.isPresent() ? OptionalDouble.of(nanos.getAsLong() / NANOS_PER_SECOND) : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(OptionalDouble numerator, OptionalInt denominator) {
        return numerator.isPresent() && denominator.orElse(0) > 0
                ? OptionalDouble.of(numerator.getAsDouble() / denominator.getAsInt())
                : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(OptionalInt numerator, OptionalDouble denominator) {
        return numerator.isPresent() && denominator.orElse(0) > 0
                ? OptionalDouble.of(numerator.getAsInt() / denominator.getAsDouble())
                : OptionalDouble.empty();
    }
}
