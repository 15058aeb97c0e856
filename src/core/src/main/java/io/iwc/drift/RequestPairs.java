package io.iwc.drift;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The same requests before and after a change of the application: where both workloads come from one fixture, each
 * request is held against itself, and no sampling hides a difference. Requests are paired by their ids, if at least half
 * of the pairs also agree in what a change of prompts does not touch (what users say; of lengths, arrival and output);
 * ids that a compiler counted mean nothing by themselves. Else they are paired by what users say in them.
 *
 * @param by {@code id}, or {@code conversation}
 * @param paired how many requests have a partner
 * @param onlyBefore how many of the baseline have none
 * @param onlyNow how many of the other side have none
 * @param changes of pairs that differ, in the order of the baseline
 * @since 0.1
 */
public record RequestPairs(String by, int paired, int onlyBefore, int onlyNow, List<Change> changes) {
    private static final double MOST_HAVE_ONE = 0.5;

    public RequestPairs {
        changes = List.copyOf(changes);
    }

    /**
     * One request that is not what it was, lengths in tokens.
     *
     * @param outputBefore −1 if not known
     * @param outputNow −1 if not known
     * @since 0.1
     */
    public record Change(String requestId, int promptBefore, int promptNow, int outputBefore, int outputNow) {
        /** By how much the prompt grew. */
        public int promptDelta() {
            return promptNow - promptBefore;
        }

        /** {@code "r7" prompt 412 -> 640 tokens (+228)}. */
        public String sentence() {
            var text = new StringBuilder("\"" + requestId + "\"");
            if (promptDelta() != 0) {
                text.append(" prompt ").append(shown(promptBefore, promptNow));
            }
            if (outputBefore != outputNow) {
                text.append(promptDelta() == 0 ? "" : ",").append(" output ").append(shown(outputBefore, outputNow));
            }
            return promptDelta() == 0 && outputBefore == outputNow ? text + " other words" : text.toString();
        }

        private static String shown(int before, int now) {
            return before + " -> " + now + " tokens (" + (now > before ? "+" : "") + (now - before) + ")";
        }
    }

    /** Empty if the workloads are not of one fixture. */
    public static Optional<RequestPairs> of(Workload baseline, Workload current, Tokenizer tokenizer) {
        var byId = new Keyed("id", keyed(baseline, Request::id), keyed(current, Request::id));
        if (byId.isOneFixture() && byId.agrees()) {
            return Optional.of(byId.pairs(tokenizer));
        }
        var byWords =
                new Keyed("conversation", keyed(baseline, RequestPairs::said), keyed(current, RequestPairs::said));
        return byWords.isOneFixture() ? Optional.of(byWords.pairs(tokenizer)) : Optional.empty();
    }

    /** The largest change of a prompt, relative to what it was; 0 if none changed. */
    public double largestPromptChange() {
        return changes.stream()
                .mapToDouble(change -> change.promptBefore() == 0
                        ? change.promptNow() == 0 ? 0 : Double.POSITIVE_INFINITY
                        : Math.abs((double) change.promptDelta() / change.promptBefore()))
                .max()
                .orElse(0);
    }

    /** {@code 423 of 423 requests are paired by id, 12 changed}. */
    public String summary() {
        return paired + " of " + (paired + onlyBefore) + " requests are paired by " + by
                + (onlyNow > 0 ? ", " + onlyNow + " are new" : "") + ", " + changes.size() + " changed";
    }

    /** Both sides by one key. */
    private record Keyed(String by, Map<String, Request> before, Map<String, Request> now, List<String> common) {
        Keyed(String by, Map<String, Request> before, Map<String, Request> now) {
            this(
                    by,
                    before,
                    now,
                    before.keySet().stream().filter(now::containsKey).toList());
        }

        boolean isOneFixture() {
            return !common.isEmpty() && common.size() >= MOST_HAVE_ONE * before.size();
        }

        /** Whether the pairs are most often the same but for what a change of prompts touches. */
        boolean agrees() {
            var alike = common.stream()
                    .filter(key -> isAlike(of(before, key), of(now, key)))
                    .count();
            return alike >= MOST_HAVE_ONE * common.size();
        }

        RequestPairs pairs(Tokenizer tokenizer) {
            List<Change> changes = common.parallelStream()
                    .flatMap(key -> change(of(before, key), of(now, key), tokenizer).stream())
                    .collect(Collectors.toList());
            return new RequestPairs(
                    by, common.size(), before.size() - common.size(), now.size() - common.size(), changes);
        }

        private static Request of(Map<String, Request> side, String key) {
            return Objects.requireNonNull(side.get(key));
        }
    }

    private static Map<String, Request> keyed(Workload workload, Function<Request, String> key) {
        var keyed = new LinkedHashMap<String, Request>();
        var seen = new HashMap<String, Integer>();
        for (var request : workload.requests()) {
            var own = key.apply(request);
            if (!own.isEmpty()) {
                keyed.put(own + "\n#" + seen.merge(own, 1, Integer::sum), request);
            }
        }
        return keyed;
    }

    private static Optional<Change> change(Request before, Request now, Tokenizer tokenizer) {
        var outputBefore = before.expectedOutputTokens().orElse(-1);
        var outputNow = now.expectedOutputTokens().orElse(-1);
        if (before.prompt().equals(now.prompt()) && outputBefore == outputNow) {
            return Optional.empty();
        }
        return Optional.of(
                new Change(before.id(), tokens(before, tokenizer), tokens(now, tokenizer), outputBefore, outputNow));
    }

    private static int tokens(Request request, Tokenizer tokenizer) {
        return request.prompt().hasText()
                ? tokenizer.count(ChatTemplate.text(request.prompt()))
                : request.promptTokens().orElse(0);
    }

    private static boolean isAlike(Request before, Request now) {
        if (before.prompt().equals(now.prompt())) {
            return true;
        }
        if (before.prompt().hasText() && now.prompt().hasText()) {
            var said = said(before);
            return !said.isEmpty() && said.equals(said(now));
        }
        return before.hasArrival()
                && now.hasArrival()
                && before.arrivalNanos() == now.arrivalNanos()
                && before.outputTokens().isPresent()
                && before.outputTokens().equals(now.outputTokens());
    }

    /** What users say in a prompt; empty for text that is no chat, and for lengths. */
    private static String said(Request request) {
        return ChatTemplate.asChat(request.prompt())
                .map(chat -> chat.messages().stream()
                        .filter(message -> message.role().equals("user"))
                        .map(message -> message.content().json())
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }
}
