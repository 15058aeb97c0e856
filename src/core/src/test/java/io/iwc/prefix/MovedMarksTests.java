package io.iwc.prefix;

import static io.iwc.prefix.Agents.marked;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Only a mark of a breakpoint moves: the text of the prompts continues, the cache of the rule no longer finds it. */
class MovedMarksTests {
    private static final Tokenizer TOKENIZER = Tokenizers.whitespace();

    /** With its role 2 001 words; Anthropic's cache keeps prefixes from 1 024. */
    private static final String LONG = "word ".repeat(2000).strip();

    @Test
    void namesAMarkThatIsGoneAndWhatItCosts() {
        var found = breaks(
                9,
                List.of(marked("system", LONG), Message.of("user", "Hello")),
                List.of(
                        Message.of("system", LONG),
                        Message.of("user", "Hello"),
                        Message.of("assistant", "Hi"),
                        Message.of("user", "Bye")));

        assertThat(found.breaks())
                .singleElement()
                .satisfies(one -> assertThat(one.cause()).isEqualTo(BreakCause.BREAKPOINT_MOVED))
                .extracting(one -> one.sentence(false))
                .isEqualTo(
                        "turn 2 of session \"c1\" broke the prefix at token 0 of 2 001: system prompt, cache_control,"
                                + " \"⟦no mark⟧\"; 2 001 tokens are prefilled again");
    }

    @Test
    void namesAMarkThatMovedBeforeWhatWasCached() {
        var found = breaks(
                9,
                List.of(marked("system", LONG), marked("user", LONG)),
                List.of(
                        marked("system", LONG),
                        Message.of("user", LONG),
                        Message.of("assistant", "Hi"),
                        Message.of("user", "Bye")));

        assertThat(found.breaks())
                .singleElement()
                .extracting(one -> one.sentence(false))
                .isEqualTo(
                        "turn 2 of session \"c1\" broke the prefix at token 2 001 of 4 002: message 2 (user), content, cache_control, \"⟦the last mark is before it: system prompt⟧\"; 2 001 tokens are"
                                + " prefilled again");
    }

    @Test
    void namesAMarkThatIsFartherBehindThanTheCacheLooks() {
        var later = new ArrayList<>(List.of(Message.of("system", LONG)));
        for (var i = 0; i < 12; i++) {
            later.add(Message.of("user", "Question " + i));
            later.add(Message.of("assistant", "Answer " + i));
        }
        later.add(marked("user", "Last"));

        var found = breaks(9, List.of(marked("system", LONG), Message.of("user", "Question 0")), later);

        assertThat(found.breaks())
                .singleElement()
                .extracting(one -> one.sentence(false))
                .isEqualTo(
                        "turn 2 of session \"c1\" broke the prefix at token 0 of 2 001: system prompt, cache_control,"
                                + " \"⟦the next mark is 25 blocks behind, of which 20 are looked at⟧\"; 2 001 tokens are prefilled"
                                + " again");
    }

    @Test
    void saysNothingOfAMarkThatAdvancesWithTheConversation() {
        var found = breaks(
                9,
                List.of(Message.of("system", LONG), marked("user", "Hello")),
                List.of(
                        Message.of("system", LONG),
                        Message.of("user", "Hello"),
                        Message.of("assistant", "Hi"),
                        marked("user", "Bye")));

        assertThat(found.breaks()).isEmpty();
        assertThat(found.comparisons()).isEqualTo(1);
    }

    @Test
    void saysNothingWhereTheEntryHadExpiredAnyway() {
        var found = breaks(
                301,
                List.of(marked("system", LONG), Message.of("user", "Hello")),
                List.of(
                        Message.of("system", LONG),
                        Message.of("user", "Hello"),
                        Message.of("assistant", "Hi"),
                        Message.of("user", "Bye")));

        assertThat(found.breaks()).isEmpty();
        assertThat(found.expired()).isEqualTo(1);
    }

    @Test
    void countsNoMarkOfAToolAsItsText() {
        var tool = "{\"type\":\"function\",\"function\":{\"name\":\"search\",\"description\":\"" + LONG + "\"}%s}";
        var marked = JsonValue.parse(tool.formatted(",\"cache_control\":{\"type\":\"ephemeral\"}"));
        var unmarked = JsonValue.parse(tool.formatted(""));
        var messages = List.of(Message.of("user", "Hello"));
        var gone =
                workload(9, new Prompt.Chat(messages, List.of(marked)), new Prompt.Chat(messages, List.of(unmarked)));
        var kept = workload(
                9,
                new Prompt.Chat(messages, List.of(marked)),
                new Prompt.Chat(List.of(marked("user", "Hello")), List.of(unmarked)));

        assertThat(PrefixBreaks.of(gone, TOKENIZER, CacheRule.ANTHROPIC).breaks())
                .singleElement()
                .extracting(PrefixBreak::place)
                .isEqualTo("tool \"search\", cache_control");
        assertThat(PrefixBreaks.of(kept, TOKENIZER, CacheRule.ANTHROPIC).breaks())
                .isEmpty();
    }

    private static PrefixBreaks breaks(int seconds, List<Message> first, List<Message> second) {
        return PrefixBreaks.of(
                workload(seconds, new Prompt.Chat(first, List.of()), new Prompt.Chat(second, List.of())),
                TOKENIZER,
                CacheRule.ANTHROPIC);
    }

    private static Workload workload(int seconds, Prompt.Chat first, Prompt.Chat second) {
        return Workload.of("marks", List.of(request(1, 0, first), request(2, seconds, second)), Manifest.of("test"));
    }

    private static Request request(int turn, int seconds, Prompt.Chat prompt) {
        return Agents.request("c1", turn, prompt.tools(), prompt.messages()).toBuilder()
                .arrivingAt(TimeUnit.SECONDS.toNanos(seconds))
                .build();
    }
}
