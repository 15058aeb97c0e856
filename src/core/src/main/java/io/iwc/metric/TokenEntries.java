package io.iwc.metric;

import static io.iwc.metric.Trait.COUNTS_TOKENS;
import static io.iwc.metric.Trait.USES_OUTPUT;
import static io.iwc.metric.Trait.WHOLE_VALUES;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on tokens, prefill and class. */
final class TokenEntries {
    private TokenEntries() {}

    static List<MetricInfo> all() {
        return Stream.concat(
                        Stream.of(
                                MetricInfo.of(Metric.REQUEST_COUNT, Unit.COUNT, "Requests")
                                        .means("how many requests there are"),
                                MetricInfo.of(Metric.OPAQUE_PARTS, Unit.COUNT, "Opaque prompt parts")
                                        .means("parts of chat prompts that are no text (images, audio …); each is"
                                                + " counted as the text <type:HASH>, and warned about")
                                        .with(COUNTS_TOKENS)
                                        .unless(ReasonCode.NO_PROMPT_TEXT),
                                prompt(),
                                MetricInfo.of(Metric.PROMPT_TOKENS_TOTAL, Unit.TOKENS, "Prompt tokens")
                                        .means("tokens of all prompts")
                                        .formula("Σp")
                                        .with(COUNTS_TOKENS)
                                        .unless(ReasonCode.NO_PROMPT),
                                output(),
                                MetricInfo.of(Metric.OUTPUT_TOKENS_TOTAL, Unit.TOKENS, "Output tokens")
                                        .means("tokens of all outputs")
                                        .formula("Σo")
                                        .with(COUNTS_TOKENS, USES_OUTPUT)
                                        .unless(ReasonCode.NO_OUTPUT_LENGTH),
                                MetricInfo.of(MetricFamily.TOKEN_CAP, Unit.TOKENS, "Token caps")
                                        .means("the most output tokens that each request allows")
                                        .formula("max_output_tokens")
                                        .with(COUNTS_TOKENS, WHOLE_VALUES)
                                        .unless(ReasonCode.NO_CAP)),
                        Stream.concat(images(), prefill()))
                .map(entry -> entry.in(Section.TOKENS))
                .toList();
    }

    static List<MetricInfo> ofClass() {
        return List.of(MetricInfo.of(Metric.PRIMARY_CLASS, Unit.PLAIN, "Primary class")
                .means("what kind of traffic it is: a label, and not a number; gates can ask for the same")
                .gate(Metric.PRIMARY_CLASS, DefaultGate.Kind.SAME)
                .in(Section.CLASS));
    }

    private static MetricInfo.Builder prompt() {
        return MetricInfo.of(MetricFamily.PROMPT_TOKENS, Unit.TOKENS, "Prompt tokens")
                .figure("Prompt length")
                .means("length of each prompt")
                .formula("p")
                .with(COUNTS_TOKENS, WHOLE_VALUES)
                .unless(ReasonCode.NO_PROMPT)
                .relativeGate(Metric.PROMPT_TOKENS_P90, 0.1)
                .keptRelative("mean", 0.01, true)
                .keptRelative("p50", 0.02, true)
                .keptRelative("p90", 0.02, false)
                .keptRelative("p99", 0.05, false)
                .keptRelative("max", 0.05, false)
                .calibrated(Metric.PROMPT_TOKENS_P50, Metric.PROMPT_TOKENS_P90);
    }

    private static MetricInfo.Builder output() {
        return MetricInfo.of(MetricFamily.OUTPUT_TOKENS, Unit.TOKENS, "Output tokens")
                .figure("Output length")
                .means("length of each output: observed if known, else its cap")
                .formula("o")
                .with(COUNTS_TOKENS, USES_OUTPUT, WHOLE_VALUES)
                .unless(ReasonCode.NO_OUTPUT_LENGTH)
                .keptRelative("mean", 0.01, true)
                .keptRelative("p50", 0.02, true)
                .keptRelative("p90", 0.02, false)
                .keptRelative("p99", 0.05, false)
                .calibrated(Metric.OUTPUT_TOKENS_P50, MetricFamily.OUTPUT_TOKENS.at(Percentile.P90));
    }

    private static Stream<MetricInfo.Builder> images() {
        return Stream.of(
                MetricInfo.of(Metric.IMAGE_COUNT, Unit.COUNT, "Images")
                        .means("images in prompts, those of earlier turns again in each turn that repeats them")
                        .unless(ReasonCode.NO_PROMPT_TEXT),
                MetricInfo.of(MetricFamily.IMAGE_TOKENS, Unit.TOKENS, "Image tokens, estimated")
                        .means("tokens of each image by the rule of its model: an estimate, and no part of the prompt"
                                + " tokens")
                        .with(WHOLE_VALUES)
                        .unless(ReasonCode.NO_PROMPT_TEXT, ReasonCode.NO_IMAGE, ReasonCode.IMAGES_NOT_COUNTED),
                MetricInfo.of(Metric.IMAGE_TOKENS_TOTAL, Unit.TOKENS, "Image tokens, estimated")
                        .means("estimated tokens of all images; no part of the prompt tokens")
                        .formula("Σ image tokens")
                        .unless(ReasonCode.NO_PROMPT_TEXT, ReasonCode.NO_IMAGE, ReasonCode.IMAGES_NOT_COUNTED));
    }

    private static Stream<MetricInfo.Builder> prefill() {
        return Stream.of(
                MetricInfo.of(MetricFamily.PREFILL_DOMINANCE, Unit.SHARE, "Prefill dominance")
                        .means("share of the prompt in the tokens of each request: 1 is all reading, 0 all writing")
                        .formula("p/(p+o)")
                        .with(COUNTS_TOKENS, USES_OUTPUT)
                        .unless(ReasonCode.NO_OUTPUT_LENGTH, ReasonCode.NO_TOKENS)
                        .gate(Metric.PREFILL_P50, 0.05)
                        .keptAbsolute("p50", 0.01, true)
                        .keptAbsolute("p90", 0.01, true)
                        .calibrated(Metric.PREFILL_P50),
                MetricInfo.of(Metric.PREFILL_TOTAL, Unit.SHARE, "Prefill share of all tokens")
                        .means("share of prompts in all tokens; differs from the mean by up to 0.2 on real traces")
                        .formula("Σp/Σ(p+o)")
                        .with(COUNTS_TOKENS, USES_OUTPUT)
                        .unless(ReasonCode.NO_OUTPUT_LENGTH, ReasonCode.NO_TOKENS)
                        .keptAbsolute("", 0.005, true)
                        .calibrated(Metric.PREFILL_TOTAL),
                MetricInfo.of(MetricFamily.PROMPT_OUTPUT_RATIO, Unit.PLAIN, "Prompt/output ratio")
                        .means("prompt tokens for each output token, of requests with an output")
                        .formula("p/o")
                        .with(COUNTS_TOKENS, USES_OUTPUT)
                        .unless(ReasonCode.NO_OUTPUT_LENGTH, ReasonCode.NO_OUTPUT_ABOVE_ZERO)
                        .keptRelative("p50", 0.05, true)
                        .keptRelative("p90", 0.05, false));
    }
}
