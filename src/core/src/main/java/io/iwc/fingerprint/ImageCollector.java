package io.iwc.fingerprint;

import io.iwc.image.internal.ImageEstimate;
import io.iwc.image.internal.PromptImages;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.statistics.internal.IntegerCounts;
import io.iwc.workload.PromptImage;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The images in prompts and about how many tokens they are. A sum over some of them would pass for one over all: where one
 * has no estimate, no number is given, and the reason says how many have none and what the others come to.
 */
final class ImageCollector implements RequestCollector {
    private final IntegerCounts tokens = new IntegerCounts();
    private final TreeMap<String, Long> uncounted = new TreeMap<>();
    private final TreeSet<String> rules = new TreeSet<>();
    private long images;
    private boolean isKnown;

    @Override
    public void accept(Request request, int[] promptIds, int promptTokens) {
        var found = PromptImages.of(request.prompt());
        isKnown |= request.prompt().hasText() || !found.isEmpty();
        for (var image : found) {
            add(image, request.model());
        }
    }

    @Override
    public void accept(LengthRows rows) {} // rows with images come one by one

    private void add(PromptImage image, Optional<String> model) {
        images++;
        var estimate = ImageEstimate.of(image, model);
        if (estimate.tokens().isPresent()) {
            tokens.add(estimate.tokens().getAsLong());
            rules.add(estimate.rule());
        } else {
            uncounted.merge(estimate.uncounted(), 1L, Long::sum);
        }
    }

    @Override
    public void finish(Findings findings) {
        findings.put(
                Metric.IMAGE_COUNT,
                isKnown ? Measurement.of((double) images) : Measurement.undefined(ReasonCode.NO_PROMPT_TEXT));
        var reason = reason();
        findings.put(
                MetricFamily.IMAGE_TOKENS,
                reason.map(Summary::undefined).orElseGet(() -> Summary.of(tokens.sample(), ReasonCode.NO_IMAGE)));
        findings.put(
                Metric.IMAGE_TOKENS_TOTAL,
                reason.map(Measurement::undefined).orElseGet(() -> Measurement.of((double) tokens.sum())));
        if (!rules.isEmpty()) {
            findings.labels().put("images.rules", String.join(", ", rules));
        }
    }

    private Optional<Reason> reason() {
        if (images == 0) {
            return Optional.of(Reason.of(isKnown ? ReasonCode.NO_IMAGE : ReasonCode.NO_PROMPT_TEXT));
        }
        if (uncounted.isEmpty()) {
            return Optional.empty();
        }
        var why = uncounted.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        var rest = tokens.n() == 0 ? "" : "; the others are about " + tokens.sum() + " tokens";
        return Optional.of(Reason.of(ReasonCode.IMAGES_NOT_COUNTED, images - tokens.n(), images, why + rest));
    }
}
