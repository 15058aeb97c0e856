package io.iwc.metric;

import static io.iwc.metric.ReasonCode.NONE_OK;
import static io.iwc.metric.ReasonCode.NO_COMMON_CLOCK;
import static io.iwc.metric.ReasonCode.NO_SCHEDULE;
import static io.iwc.metric.ReasonCode.NO_SEND_TIMES;
import static io.iwc.metric.Trait.SAFE_FROM_LAG;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on runs as a whole; telemetry and steady state are in {@link RunDetailEntries}. */
final class RunEntries {
    private RunEntries() {}

    static List<MetricInfo> all() {
        return Stream.of(latencies(), tokenTimes(), counts(), throughput(), slo(), schedule(), answers())
                .flatMap(entries -> entries)
                .map(entry -> entry.in(Section.RUNS))
                .toList();
    }

    private static Stream<MetricInfo.Builder> latencies() {
        return Stream.of(
                latency(MetricFamily.RUN_RESPONSE_TTFT, "TTFT from the schedule")
                        .line("TTFT from schedule")
                        .figure("Time to first token")
                        .curve("from the schedule")
                        .means("time from the scheduled arrival to the first token, queueing included")
                        .formula("firstToken − scheduled")
                        .unless(ReasonCode.NOT_STREAMED, ReasonCode.NO_FIRST_TOKEN, NO_COMMON_CLOCK)
                        .relativeGate(Metric.RUN_RESPONSE_TTFT_P90, 0.2),
                latency(MetricFamily.RUN_RESPONSE, "Latency from the schedule")
                        .line("Latency from schedule")
                        .figure("Latency")
                        .curve("from the schedule")
                        .means("time from the scheduled arrival to the last token, queueing included: the headline")
                        .formula("lastToken − scheduled")
                        .unless(NO_COMMON_CLOCK),
                latency(MetricFamily.RUN_TTFT, "TTFT from the send")
                        .line("TTFT from send")
                        .figure("Time to first token")
                        .curve("from the send")
                        .means("time from the send to the first token; what other tools call TTFT")
                        .formula("firstToken − sent")
                        .unless(ReasonCode.NOT_STREAMED, ReasonCode.NO_FIRST_TOKEN),
                latency(MetricFamily.RUN_E2E, "Latency from the send")
                        .line("Latency from send")
                        .figure("Latency")
                        .curve("from the send")
                        .means("time from the send to the last token; what other tools call E2E")
                        .formula("lastToken − sent"),
                latency(MetricFamily.RUN_TTFT_ANSWER, "TTFT of the answer")
                        .means("time from the send to the first token of the answer, behind any reasoning")
                        .formula("firstAnswerToken − sent")
                        .unless(ReasonCode.NOT_STREAMED, ReasonCode.NO_ANSWER_TOKEN));
    }

    private static Stream<MetricInfo.Builder> tokenTimes() {
        return Stream.of(
                latency(MetricFamily.RUN_TPOT, "TPOT")
                        .means(
                                "time per output token after the first, of each request; without reasoning that was counted but"
                                        + " not streamed")
                        .formula("(e2e − ttft)/(output tokens − 1)")
                        .unless(ReasonCode.NOT_STREAMED, ReasonCode.ONE_OUTPUT_TOKEN, ReasonCode.REASONING_HIDDEN)
                        .relativeGate(Metric.RUN_TPOT_P90, 0.2),
                latency(MetricFamily.RUN_ITL, "ITL, per chunk")
                        .line("ITL (per chunk)")
                        .figure("Gap between chunks (ITL)")
                        .curve("all chunks")
                        .means("gaps between chunks that carry tokens, of all requests together")
                        .unless(ReasonCode.NOT_STREAMED, ReasonCode.ONE_CHUNK),
                MetricInfo.of(MetricFamily.RUN_SCHEDULE_LAG, Unit.SECONDS, "Schedule lag")
                        .figure("Schedule lag of the client")
                        .curve("all sent requests")
                        .means("how late our own client sent, of all sent requests")
                        .formula("sent − due")
                        .worse(Worse.HIGHER)
                        .with(SAFE_FROM_LAG)
                        .unless(ReasonCode.NONE_SENT, NO_COMMON_CLOCK, NO_SCHEDULE, NO_SEND_TIMES));
    }

    private static MetricInfo.Builder latency(MetricFamily family, String name) {
        return MetricInfo.of(family, Unit.SECONDS, name).worse(Worse.HIGHER).unless(NONE_OK);
    }

    private static Stream<MetricInfo.Builder> counts() {
        return Stream.of(
                MetricInfo.of(Metric.RUN_DURATION, Unit.SECONDS, "Duration")
                        .means("time from the first send to the last end")
                        .with(SAFE_FROM_LAG)
                        .unless(ReasonCode.NONE_SENT, ReasonCode.NONE_ENDED, NO_COMMON_CLOCK),
                MetricInfo.of(Metric.RUN_REQUESTS_ATTEMPTED, Unit.COUNT, "Requests")
                        .means("all requests of the run")
                        .formula("ok + failed + cancelled")
                        .with(SAFE_FROM_LAG),
                MetricInfo.of(Metric.RUN_REQUESTS_OK, Unit.COUNT, "Succeeded")
                        .line("ok")
                        .means("requests that succeeded; only they enter latency distributions")
                        .worse(Worse.LOWER)
                        .with(SAFE_FROM_LAG),
                MetricInfo.of(Metric.RUN_REQUESTS_FAILED, Unit.COUNT, "Failed")
                        .line("failed")
                        .means("requests that failed, were truncated or came back empty")
                        .worse(Worse.HIGHER)
                        .with(SAFE_FROM_LAG),
                MetricInfo.of(Metric.RUN_REQUESTS_CANCELLED, Unit.COUNT, "Cancelled")
                        .line("cancelled")
                        .means("requests that their own cancel_after_ms ended")
                        .with(SAFE_FROM_LAG),
                MetricInfo.of(Metric.RUN_ERROR_RATE, Unit.SHARE, "Error rate")
                        .means("share of the requests that failed")
                        .formula("failed/(ok + failed)")
                        .worse(Worse.HIGHER)
                        .with(SAFE_FROM_LAG)
                        .unless(ReasonCode.NONE_FINISHED)
                        .gate(Metric.RUN_ERROR_RATE, 0));
    }

    private static Stream<MetricInfo.Builder> throughput() {
        return Stream.of(
                        MetricInfo.of(
                                        Metric.RUN_OUTPUT_THROUGHPUT,
                                        Unit.TOKENS_PER_SECOND,
                                        "Output throughput, tokens/s")
                                .line("Output tokens/s")
                                .means("output tokens of successful requests a second")
                                .formula("Σ output tokens/duration")
                                .unless(ReasonCode.TOKENS_NOT_COUNTED),
                        MetricInfo.of(Metric.RUN_TOTAL_THROUGHPUT, Unit.TOKENS_PER_SECOND, "Total throughput, tokens/s")
                                .line("Total tokens/s")
                                .means("the same with the tokens of their prompts")
                                .formula("Σ (prompt + output) tokens/duration")
                                .unless(ReasonCode.TOKENS_NOT_COUNTED),
                        MetricInfo.of(Metric.RUN_REQUEST_THROUGHPUT, Unit.PER_SECOND, "Request throughput, req/s")
                                .line("Requests/s")
                                .means("successful requests a second")
                                .formula("ok/duration"))
                .map(entry -> entry.worse(Worse.LOWER).unless(NONE_OK, ReasonCode.NO_DURATION, NO_COMMON_CLOCK));
    }

    private static Stream<MetricInfo.Builder> slo() {
        return Stream.of(
                MetricInfo.of(Metric.RUN_GOODPUT, Unit.PER_SECOND, "Goodput, req/s")
                        .line("Goodput, requests/s")
                        .means("requests that met every target of the SLO, a second")
                        .formula("met/duration")
                        .worse(Worse.LOWER)
                        .unless(
                                ReasonCode.NO_SLO,
                                ReasonCode.NONE_SENT,
                                ReasonCode.NONE_ENDED,
                                ReasonCode.NO_DURATION,
                                NO_COMMON_CLOCK),
                MetricInfo.of(Metric.RUN_GOODPUT_SHARE, Unit.SHARE, "Goodput share")
                        .line("of all requests")
                        .means(
                                "share of all requests that met every target of the SLO; one that failed or was cancelled"
                                        + " has not")
                        .formula("met/attempted")
                        .worse(Worse.LOWER)
                        .unless(ReasonCode.NO_SLO, ReasonCode.NO_REQUESTS),
                MetricInfo.of(Metric.RUN_SLO_ATTAINMENT, Unit.SHARE, "SLO attainment")
                        .line("attained")
                        .means("share of the requests that met every target of the SLO")
                        .formula("met/(ok + failed)")
                        .worse(Worse.LOWER)
                        .unless(ReasonCode.NO_SLO, ReasonCode.NONE_FINISHED),
                MetricInfo.of(Metric.RUN_SLO_SKIPPED, Unit.COUNT, "Too short for TPOT")
                        .means("answers too short for the target on TPOT to apply")
                        .unless(ReasonCode.NO_SLO));
    }

    private static Stream<MetricInfo.Builder> schedule() {
        return Stream.of(
                MetricInfo.of(Metric.RUN_OFFERED_RPS, Unit.PER_SECOND, "Offered, req/s")
                        .line("Offered requests/s")
                        .means("rate of the schedule")
                        .formula("n/span of the schedule")
                        .unless(NO_SCHEDULE, ReasonCode.ONE_REQUEST, ReasonCode.ONE_INSTANT, NO_COMMON_CLOCK),
                MetricInfo.of(Metric.RUN_DELIVERED_RPS, Unit.PER_SECOND, "Delivered, req/s")
                        .line("Delivered requests/s")
                        .means("rate of what was sent")
                        .formula("n/span of the sends")
                        .unless(ReasonCode.ONE_REQUEST, ReasonCode.ONE_INSTANT, NO_COMMON_CLOCK),
                MetricInfo.of(Metric.RUN_DELIVERED_CV, Unit.PLAIN, "Delivered CV")
                        .line("CV")
                        .means("burstiness of what was sent")
                        .formula("std/mean of the gaps between sends")
                        .unless(ReasonCode.ONE_REQUEST, ReasonCode.ONE_GAP, ReasonCode.ONE_INSTANT, NO_COMMON_CLOCK));
    }

    private static Stream<MetricInfo.Builder> answers() {
        return Stream.of(
                MetricInfo.of(Metric.RUN_OUTPUT_RATIO, Unit.PLAIN, "Output vs requested")
                        .means("output tokens that came for each one that was asked for")
                        .formula("Σ output tokens/Σ asked output tokens")
                        .unless(NONE_OK, ReasonCode.NO_LENGTH_ASKED),
                MetricInfo.of(Metric.RUN_CAPPED_SHARE, Unit.SHARE, "Ended at the cap")
                        .means("share of the answers that ended at their cap")
                        .formula("ok with finish reason length/ok")
                        .unless(NONE_OK, ReasonCode.NO_FINISH_REASON),
                MetricInfo.of(Metric.RUN_PROMPT_RATIO, Unit.PLAIN, "Prompt vs requested")
                        .means("prompt tokens that the server counted for each one that was asked for; far from 1 the"
                                + " server has another tokenizer than the workload")
                        .formula("Σ input tokens/Σ asked prompt tokens")
                        .unless(NONE_OK, ReasonCode.PROMPTS_NOT_COUNTED),
                MetricInfo.of(Metric.RUN_CACHED_SHARE, Unit.SHARE, "Prompt from the cache")
                        .means("share of the prompt tokens that the server took from its prefix cache, as it reports")
                        .formula("Σ cached tokens/Σ input tokens")
                        .unless(NONE_OK, ReasonCode.CACHE_NOT_REPORTED),
                MetricInfo.of(Metric.RUN_CACHEABLE_SHARE, Unit.SHARE, "Prompt that a cache could hold")
                        .means(
                                "share of the prompt tokens with which an earlier prompt of the run began as well: what an"
                                        + " unlimited prefix cache would have held")
                        .formula("Σ cacheable tokens/Σ input tokens")
                        .unless(NONE_OK, ReasonCode.PROMPTS_NOT_COUNTED),
                MetricInfo.of(Metric.RUN_CACHED_OF_POSSIBLE, Unit.PLAIN, "Cached of what was possible")
                        .means(
                                "prompt tokens that the server took from its prefix cache, for each one that an unlimited cache"
                                        + " would have held; may be a little above 1, as what is possible is estimated")
                        .formula("Σ cached tokens/Σ cacheable tokens")
                        .worse(Worse.LOWER)
                        .unless(NONE_OK, ReasonCode.CACHE_NOT_REPORTED, ReasonCode.NOTHING_CACHEABLE),
                MetricInfo.of(Metric.RUN_TOKENS_PER_CHUNK, Unit.PLAIN, "Tokens per chunk")
                        .means("tokens in a chunk; above 1 the ITL is one of chunks, not of tokens")
                        .formula("Σ output tokens/Σ chunks with tokens")
                        .unless(NONE_OK, ReasonCode.NOT_STREAMED, ReasonCode.CHUNKS_NOT_COUNTED));
    }
}
