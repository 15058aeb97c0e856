package io.iwc.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One part of the last turn is changed, from a seed: the guard names that part and what it costs. */
class NamedCauseTests {
    private static final int MUTATIONS = 1_000;
    private static final Tokenizer TOKENIZER = Tokenizers.standard();

    @Test
    void namesTheChangedPartOfEachOf1000SeededMutations() {
        for (var seed = 0; seed < MUTATIONS; seed++) {
            var mutation = new Mutation(new Random(seed));

            var found = PrefixBreaks.of(mutation.workload(), TOKENIZER).breaks();

            assertThat(found).as("seed %d", seed).singleElement().satisfies(one -> {
                assertThat(one.requestId()).isEqualTo("c1-" + mutation.turns);
                assertThat(one.cause()).isEqualTo(mutation.cause);
                assertThat(one.place()).isEqualTo(mutation.place);
            });
        }
    }

    @Test
    void keepsAsManyTokensAsTheRenderedPromptsHaveInCommon() {
        for (var seed = 0; seed < 200; seed++) {
            var mutation = new Mutation(new Random(seed));
            var before = TOKENIZER.encode(
                    ChatTemplate.text(mutation.request(mutation.turns - 1).prompt()));
            var now = TOKENIZER.encode(
                    ChatTemplate.text(mutation.request(mutation.turns).prompt()));

            var found = PrefixBreaks.of(mutation.workload(), TOKENIZER).breaks().get(0);

            var common = mutation.cause == BreakCause.MODEL_CHANGED ? 0 : Arrays.mismatch(before, now);
            assertThat(found.token()).as("seed %d", seed).isEqualTo(common);
            assertThat(found.outOf()).isEqualTo(Math.min(before.length, now.length));
        }
    }

    @Test
    void losesAsManyTokensAsTheSessionReuseDrops() {
        for (var seed = 0; seed < 200; seed++) {
            var mutation = new Mutation(new Random(seed));
            if (mutation.cause == BreakCause.MODEL_CHANGED // other models have other caches, the text is the same
                    || mutation.cause == BreakCause.HISTORY_TRUNCATED) { // could not have kept what it left out
                continue;
            }

            var lost = PrefixBreaks.of(mutation.workload(), TOKENIZER).lostTokens();

            assertThat((double) lost)
                    .as("seed %d", seed)
                    .isCloseTo(
                            repeatedTokens(mutation.unchanged()) - repeatedTokens(mutation.workload()), within(1e-6));
        }
    }

    private static double repeatedTokens(Workload workload) {
        var shape = Fingerprinter.of(workload, TOKENIZER);
        var prompts = shape.measurement(Metric.of("tokens.prompt.total")).value()
                - TOKENIZER.count(ChatTemplate.text(workload.requests().get(0).prompt()));
        assertThat(shape.measurement(MetricFamily.SESSION_REUSE.mean()).isDefined())
                .isTrue();
        return shape.measurement(Metric.SESSION_REUSE_TOTAL).value() * prompts;
    }

    /** A session of which the last turn differs in one part. */
    private static final class Mutation {
        private final int turns;
        private final List<JsonValue> tools = Agents.tools();
        private final List<Message> messages;
        private String model = "small";
        private BreakCause cause = BreakCause.UNKNOWN;
        private String place = "";

        Mutation(Random random) {
            turns = 3 + random.nextInt(3);
            messages = new ArrayList<>(Agents.transcript(Agents.SYSTEM, turns));
            switch (random.nextInt(9)) {
                case 0 -> {
                    model = "model-" + random.nextInt(100);
                    is(BreakCause.MODEL_CHANGED, "model");
                }
                case 1 -> {
                    tools.add(random.nextInt(tools.size() + 1), Agents.tool("escalate", "Calls a person"));
                    is(BreakCause.TOOL_ADDED, "tool \"escalate\"");
                }
                case 2 -> {
                    var removed = ToolChange.name(tools.remove(random.nextInt(tools.size())));
                    is(BreakCause.TOOL_REMOVED, "tool \"" + removed + "\"");
                }
                case 3 -> {
                    var at = random.nextInt(tools.size() - 1);
                    Collections.swap(tools, at, at + 1);
                    is(BreakCause.TOOLS_REORDERED, "tool \"" + ToolChange.name(tools.get(at)) + "\"");
                }
                case 4 -> {
                    var at = random.nextInt(tools.size());
                    var name = ToolChange.name(tools.get(at));
                    tools.set(at, Agents.tool(name, "Version " + random.nextInt(100)));
                    is(BreakCause.TOOL_DESCRIBED_DIFFERENTLY, "tool \"" + name + "\", description");
                }
                case 5 -> {
                    var words = new ArrayList<>(List.of(Agents.SYSTEM.split(" ")));
                    words.add(random.nextInt(words.size()), "It is 14:%02d.".formatted(random.nextInt(60)));
                    messages.set(0, Message.of("system", String.join(" ", words)));
                    is(BreakCause.SYSTEM_CHANGED, "system prompt");
                }
                case 6 -> {
                    var at = 1 + random.nextInt(2 * turns - 3);
                    var role = messages.get(at).role();
                    messages.set(at, Message.of(role, "Summary " + random.nextInt(1000)));
                    is(BreakCause.HISTORY_REWRITTEN, "message " + (at + 1) + " (" + role + "), content");
                }
                case 7 -> {
                    messages.subList(1, 3).clear();
                    is(BreakCause.HISTORY_TRUNCATED, "message 2 (user), content");
                }
                default -> {
                    var at = random.nextInt(tools.size());
                    var marked =
                            tools.get(at).json().replaceFirst("\\{", "{\"cache_control\":{\"type\":\"ephemeral\"},");
                    is(BreakCause.BREAKPOINT_MOVED, "tool \"" + ToolChange.name(tools.get(at)) + "\", cache_control");
                    tools.set(at, JsonValue.parse(marked));
                }
            }
        }

        private void is(BreakCause expected, String where) {
            cause = expected;
            place = where;
        }

        Request request(int turn) {
            return turn < turns
                    ? Agents.request("c1", turn, Agents.tools(), Agents.transcript(Agents.SYSTEM, turn))
                    : Agents.request("c1", turn, tools, messages).toBuilder()
                            .forModel(model)
                            .build();
        }

        Workload workload() {
            return Agents.workload(
                    IntStream.rangeClosed(1, turns).mapToObj(this::request).toList());
        }

        Workload unchanged() {
            return Agents.workload(IntStream.rangeClosed(1, turns)
                    .mapToObj(
                            turn -> Agents.request("c1", turn, Agents.tools(), Agents.transcript(Agents.SYSTEM, turn)))
                    .toList());
        }
    }
}
