package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.statistics.internal.IntegerCounts;
import io.iwc.statistics.internal.RealSeries;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;

/** How long prompts and outputs are, and which of the two dominates. */
final class TokenCollector implements RequestCollector {
    private final IntegerCounts prompt = new IntegerCounts();
    private final IntegerCounts output = new IntegerCounts();
    private final IntegerCounts cap = new IntegerCounts();
    private final RealSeries ratio = new RealSeries();
    private final RealSeries dominance = new RealSeries();
    private long promptBesideOutput;
    private long counted;
    private long opaqueParts;
    private long observed;
    private long capped;

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        prompt.add(promptTokens);
        if (request.prompt().hasText()) {
            counted++;
            opaqueParts += ChatTemplate.opaqueParts(request.prompt());
        }
        var maxOutput = request.maxOutputTokens();
        if (maxOutput.isPresent()) {
            cap.add(maxOutput.getAsInt());
        }
        var expected = request.expectedOutputTokens();
        if (expected.isPresent()) {
            if (request.outputTokens().isPresent()) {
                observed++;
            } else {
                capped++;
            }
            pair(promptTokens, expected.getAsInt());
        }
    }

    @Override
    public void accept(LengthRows rows) {
        observed += rows.size();
        for (var row = 0; row < rows.size(); row++) {
            prompt.add(rows.promptTokens(row));
            pair(rows.promptTokens(row), rows.outputTokens(row));
        }
    }

    private void pair(int promptTokens, int outputTokens) {
        output.add(outputTokens);
        promptBesideOutput += promptTokens;
        if (outputTokens > 0) {
            ratio.add((double) promptTokens / outputTokens);
        }
        var both = (long) promptTokens + outputTokens;
        if (both > 0) {
            dominance.add((double) promptTokens / both);
        }
    }

    @Override
    public void finish(Findings findings) {
        findings.put(Metric.REQUEST_COUNT, Measurement.of((double) prompt.n()));
        findings.put(MetricFamily.PROMPT_TOKENS, Summary.of(prompt.sample(), ReasonCode.NO_PROMPT));
        findings.put(Metric.PROMPT_TOKENS_TOTAL, total(prompt, ReasonCode.NO_PROMPT));
        findings.put(
                Metric.OPAQUE_PARTS,
                counted == 0 ? Measurement.undefined(ReasonCode.NO_PROMPT_TEXT) : Measurement.of((double) opaqueParts));
        findings.put(MetricFamily.OUTPUT_TOKENS, Summary.of(output.sample(), ReasonCode.NO_OUTPUT_LENGTH));
        findings.put(Metric.OUTPUT_TOKENS_TOTAL, total(output, ReasonCode.NO_OUTPUT_LENGTH));
        findings.put(MetricFamily.TOKEN_CAP, Summary.of(cap.sample(), ReasonCode.NO_CAP));
        findings.put(
                MetricFamily.PROMPT_OUTPUT_RATIO,
                Summary.of(
                        ratio.sample(),
                        output.n() == 0 ? ReasonCode.NO_OUTPUT_LENGTH : ReasonCode.NO_OUTPUT_ABOVE_ZERO));
        var noDominance = output.n() == 0 ? ReasonCode.NO_OUTPUT_LENGTH : ReasonCode.NO_TOKENS;
        findings.put(MetricFamily.PREFILL_DOMINANCE, Summary.of(dominance.sample(), noDominance));
        findings.put(Metric.PREFILL_TOTAL, totalDominance(noDominance));
        findings.labels().put("tokens.promptSource", promptSource());
        findings.labels().put("tokens.outputSource", outputSource());
    }

    private static Measurement total(IntegerCounts counts, ReasonCode reason) {
        return counts.n() == 0 ? Measurement.undefined(reason) : Measurement.of((double) counts.sum());
    }

    private Measurement totalDominance(ReasonCode reason) {
        var both = promptBesideOutput + output.sum();
        return both == 0 ? Measurement.undefined(reason) : Measurement.of((double) promptBesideOutput / both);
    }

    private String promptSource() {
        if (prompt.n() == 0) {
            return "none";
        }
        return counted == prompt.n() ? "counted" : counted == 0 ? "given" : "mixed";
    }

    private String outputSource() {
        if (observed + capped == 0) {
            return "none";
        }
        if (observed == prompt.n()) {
            return "observed";
        }
        if (capped == prompt.n()) {
            return "cap";
        }
        var none = prompt.n() - observed - capped;
        return "mixed (" + observed + " observed, " + capped + " cap, " + none + " none)";
    }
}
