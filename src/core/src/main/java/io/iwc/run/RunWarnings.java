package io.iwc.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a reader of a run has to know although its latencies hold: what a server said that cannot be right, or not at all. */
final class RunWarnings {
    /** Chat templates and salts add tokens, tokenizers differ a little; what is beyond is another tokenizer. */
    private static final double MOST_RATIO = 1.25;

    /** What templates add to a prompt, with room to spare; less is no sign of another tokenizer. */
    private static final int USUAL_EXTRA_TOKENS = 32;

    private final List<RequestRecord> records;
    private final List<RequestRecord> ok;
    private final Map<String, Object> options;

    private RunWarnings(List<RequestRecord> records, Map<String, Object> options) {
        this.records = records;
        this.options = options;
        ok = records.stream().filter(it -> it.outcome() == Outcome.OK).toList();
    }

    static List<String> of(Run run) {
        var warnings = new RunWarnings(run.records(), run.options());
        return switch (run.origin()) {
            case MEASURED -> warnings.all(run);
            case RECORDED -> CacheAudit.of(run, warnings.ok); // of what the log says alone
            case PREDICTED -> List.of();
        };
    }

    private List<String> all(Run run) {
        var all = new ArrayList<String>();
        count(
                ok,
                it -> it.outputTokensReported().isPresent(),
                "the usage of %s cannot be right (fewer tokens than chunks or words came); their tokens are estimated, the"
                        + " usage is kept as output_tokens_reported",
                all);
        count(
                ok,
                it -> it.hiddenTokens().orElse(0) > 0,
                "%s had reasoning that was counted but not streamed; TPOT leaves it out",
                all);
        count(
                ok,
                it -> it.finishReason().isEmpty() && it.status().isPresent(),
                "%s ended with [DONE] but without a finish reason",
                all);
        mismatch(run).ifPresent(all::add);
        all.addAll(CacheAudit.of(run, ok));
        told("audit.warmup", "%s", all);
        told("audit.resent", "%s requests were sent again as the server had closed the kept connection", all);
        if (text(options.getOrDefault("notSent", "")).contains("stream_options")) {
            all.add(
                    "the server refuses stream_options: requests were sent again without it, and usage is missing where it"
                            + " is not said unasked");
        }
        return List.copyOf(all);
    }

    private static void count(
            List<RequestRecord> of, Predicate<RequestRecord> which, String sentence, List<String> all) {
        var count = of.stream().filter(which).count();
        if (count > 0) {
            all.add(String.format(sentence, count + " of " + of.size() + " answers"));
        }
    }

    private void told(String option, String sentence, List<String> all) {
        Optional.ofNullable(options.get(option))
                .map(RunWarnings::text)
                .filter(it -> !it.isEmpty() && !it.equals("0"))
                .ifPresent(it -> all.add(String.format(sentence, it)));
    }

    /** Options of a run that was read back are nodes. */
    private static String text(Object option) {
        return option instanceof JsonNode node ? node.asText() : option.toString();
    }

    /** Far from one token for one that was asked for. */
    private Optional<String> mismatch(Run run) {
        var ratio = run.measurement(Metric.RUN_PROMPT_RATIO);
        if (!ratio.isDefined() || isUsual(ratio)) {
            return Optional.empty();
        }
        return Optional.of("tokenizer mismatch: the server counted " + digits(ratio.value())
                + " prompt tokens for each one asked for; the tokens of the workload are those of "
                + tokenizer() + ", probably not those of the model "
                + run.endpoint().model());
    }

    private boolean isUsual(Measurement ratio) {
        var extra = records.stream()
                .filter(it ->
                        it.inputTokens().isPresent() && it.inputTokensAsked().isPresent())
                .mapToInt(it ->
                        it.inputTokens().getAsInt() - it.inputTokensAsked().getAsInt())
                .average()
                .orElse(0);
        return (ratio.value() < MOST_RATIO && ratio.value() > 1 / MOST_RATIO) || Math.abs(extra) <= USUAL_EXTRA_TOKENS;
    }

    private String tokenizer() {
        var id = options.get("tokenizer");
        return id == null ? "the default tokenizer" : text(id);
    }

    private static String digits(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
