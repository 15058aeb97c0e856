package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.metric.Summary;
import io.iwc.statistics.IntegerCounts;
import io.iwc.statistics.RealSeries;
import io.iwc.tokens.ChatTemplate;
import io.iwc.workload.Request;

/** How long prompts and outputs are, and which of the two dominates. */
final class TokenCollector implements RequestCollector {
    static final String NO_PROMPT = "no prompt text and no prompt_tokens";
    static final String NO_OUTPUT = "no output length: neither output_tokens nor max_output_tokens";

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
        findings.put("requests.count", Measurement.of((double) prompt.n()));
        findings.put("tokens.prompt", Summary.of(prompt.sample(), NO_PROMPT));
        findings.put("tokens.prompt.total", total(prompt, NO_PROMPT));
        findings.put(
                "tokens.opaqueParts",
                counted == 0 ? Measurement.undefined("no prompt text") : Measurement.of((double) opaqueParts));
        findings.put("tokens.output", Summary.of(output.sample(), NO_OUTPUT));
        findings.put("tokens.output.total", total(output, NO_OUTPUT));
        findings.put("tokens.cap", Summary.of(cap.sample(), "no request carries max_output_tokens"));
        findings.put(
                "tokens.promptOutputRatio",
                Summary.of(ratio.sample(), output.n() == 0 ? NO_OUTPUT : "no output is longer than zero tokens"));
        var noDominance = output.n() == 0 ? NO_OUTPUT : "no request has any tokens";
        findings.put("prefill.dominance", Summary.of(dominance.sample(), noDominance));
        findings.put("prefill.dominance.total", totalDominance(noDominance));
        findings.labels().put("tokens.promptSource", promptSource());
        findings.labels().put("tokens.outputSource", outputSource());
    }

    private static Measurement total(IntegerCounts counts, String reason) {
        return counts.n() == 0 ? Measurement.undefined(reason) : Measurement.of((double) counts.sum());
    }

    private Measurement totalDominance(String reason) {
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
