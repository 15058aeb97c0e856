package io.iwc.prefix;

import static io.iwc.prefix.Agents.marked;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Caches by the rules of their makers; the expected numbers are worked by hand from the documented rule. */
class CacheModelTests {
    private static final Tokenizer WORDS = Tokenizers.whitespace();
    private static final long MINUTE = 60_000_000_000L;

    @ParameterizedTest
    @EnumSource
    void saysWhereEachRuleComesFromAndWhenItWasRead(CacheRule rule) {
        assertThat(rule.source()).startsWith("https://");
        assertThat(rule.readOn()).isAfterOrEqualTo("2026-11-30");
        assertThat(CacheRule.of(rule.id())).isSameAs(rule);
    }

    @ParameterizedTest
    @CsvSource({"1023, 0", "1024, 1024", "1151, 1024", "1152, 1152", "1500, 1408"})
    void cachesFrom1024InStepsOf128(int sent, int cached) {
        var cache = CacheModel.of(CacheRule.OPENAI, WORDS, true);
        use(cache, words("a", sent), 0);

        assertThat(use(cache, words("a", sent), MINUTE).read()).isEqualTo(cached);
    }

    @Test
    void forgetsWhatWasNotUsedForFiveMinutes() {
        var cache = CacheModel.of(CacheRule.OPENAI, WORDS, true);
        use(cache, words("a", 1024), 0);

        assertThat(use(cache, words("a", 1024), 5 * MINUTE).read()).isEqualTo(1024);
        assertThat(use(cache, words("a", 1024), 10 * MINUTE + 1).read()).isZero();
        assertThat(use(cache, words("a", 1024), 99 * MINUTE).possible()).isEqualTo(1024);
    }

    @Test
    void cachesFullBlocksButNotTheLastTokenOfAPrompt() {
        var cache = CacheModel.of(CacheRule.ENGINE_BLOCKS_16, WORDS, true);
        use(cache, words("a", 48), 0);

        assertThat(use(cache, words("a", 48), 999 * MINUTE).read()).isEqualTo(32);
        assertThat(use(cache, words("a", 49), 999 * MINUTE).read()).isEqualTo(48);
        assertThat(use(cache, "b " + words("a", 48), 999 * MINUTE).read()).isZero();
    }

    @Test
    void countsPublishedHashesAndRoundsThemAsTheRuleDoes() {
        var cache = CacheModel.of(CacheRule.OPENAI, WORDS, true);
        var first = hashed(1, 2, 3);

        cache.accept(first, new int[0], 1536);

        assertThat(cache.accept(hashed(1, 2, 4), new int[0], 1536).read()).isEqualTo(1024);
        assertThat(cache.accept(hashed(1, 5, 3), new int[0], 1536).read()).isZero();
    }

    @Test
    void readsFromAnotherModelNothing() {
        var cache = CacheModel.of(CacheRule.OPENAI, WORDS, true);
        use(cache, words("a", 1024), 0);

        var other =
                Request.text(words("a", 1024)).forModel("other").arrivingAt(1).build();
        assertThat(cache.accept(other, WORDS.encode(words("a", 1024)), 1024).read())
                .isZero();
    }

    @Test
    void readsUpToAMarkAndWritesTheRest() {
        var cache = CacheModel.of(CacheRule.ANTHROPIC, WORDS, true);
        var system = marked("system", words("a", 2000));

        var first = use(cache, List.of(system, Message.of("user", "one")), 0);
        var second = use(cache, List.of(system, Message.of("user", "two")), MINUTE);

        assertThat(first).isEqualTo(new CacheUse(0, 2001, 0, 0)); // 2 000 words and the mark of the role
        assertThat(second).isEqualTo(new CacheUse(2001, 0, 0, 2001));
    }

    @Test
    void readsNothingWithoutAMarkAndSaysWhatWasPossible() {
        var cache = CacheModel.of(CacheRule.ANTHROPIC, WORDS, true);
        var system = Message.of("system", words("a", 2000));
        use(cache, List.of(system, Message.of("user", "one")), 0);

        assertThat(use(cache, List.of(system, Message.of("user", "two")), MINUTE))
                .isEqualTo(new CacheUse(0, 0, 0, 2001));
    }

    @Test
    void setsTheMarkAtTheLastBlockItself() {
        var cache = CacheModel.of(CacheRule.ANTHROPIC_AUTOMATIC, WORDS, true);
        var system = Message.of("system", words("a", 2000));
        use(cache, List.of(system, Message.of("user", "one")), 0);

        var second = use(
                cache,
                List.of(system, Message.of("user", "one"), Message.of("assistant", "1"), Message.of("user", "two")),
                MINUTE);

        assertThat(second).isEqualTo(new CacheUse(2003, 4, 0, 2003));
    }

    @Test
    void findsNothingBeyondTwentyBlocks() {
        var messages = new ArrayList<>(List.of(Message.of("user", words("a", 2000))));
        var within = CacheModel.of(CacheRule.ANTHROPIC_AUTOMATIC, WORDS, true);
        var beyond = CacheModel.of(CacheRule.ANTHROPIC_AUTOMATIC, WORDS, true);
        use(within, messages, 0);
        use(beyond, messages, 0);

        IntStream.range(0, 19).forEach(i -> messages.add(Message.of("user", "m" + i)));
        assertThat(use(within, messages, 1).read()).isEqualTo(2001);
        messages.add(Message.of("user", "one more"));
        assertThat(use(beyond, messages, 1).read()).isZero();
    }

    @Test
    void keepsAnEntryThatIsMarkedForAnHour() {
        var cache = CacheModel.of(CacheRule.ANTHROPIC, WORDS, true);
        var system = marked("system", words("a", 2000), ",\"ttl\":\"1h\"");

        var first = use(cache, List.of(system, Message.of("user", "one")), 0);

        assertThat(first).isEqualTo(new CacheUse(0, 0, 2001, 0));
        assertThat(use(cache, List.of(system, Message.of("user", "two")), 59 * MINUTE)
                        .read())
                .isEqualTo(2001);
        assertThat(use(cache, List.of(system, Message.of("user", "three")), 120 * MINUTE)
                        .read())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-5, 600, 601", "anthropic/claude-haiku-4-5, 4000, 0", "claude-sonnet-4-5, 1000, 0"})
    void hasAMinimumForEachModel(String model, int words, int read) {
        for (var rule : List.of(CacheRule.ANTHROPIC, CacheRule.ANTHROPIC_AUTOMATIC)) {
            assertThat(secondRead(rule, model, words))
                    .isEqualTo(rule == CacheRule.ANTHROPIC || read == 0 ? read : read + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"role":"assistant","content":null,"tool_calls":[{"function":{"name":"search","arguments":"{}"}}],
                 "cache_control":{"type":"ephemeral"}}""", """
                {"role":"assistant","content":[{"type":"text","text":""},
                 {"type":"text","text":"done","cache_control":{"type":"ephemeral"}}]}"""})
    void countsWhatFollowsAnEmptyContentOnce(String assistant) {
        var cache = CacheModel.of(CacheRule.ANTHROPIC, WORDS, true);

        var first = use(
                cache,
                List.of(
                        Message.of("system", words("a", 2000)),
                        Message.of(JsonValue.parse(assistant)),
                        Message.of("user", "one")),
                0);

        assertThat(first).isEqualTo(new CacheUse(0, 2003, 0, 0)); // 2 000 words, two roles, and the call or the answer
    }

    private static int secondRead(CacheRule rule, String model, int words) {
        var cache = CacheModel.of(rule, WORDS, true);
        var messages = List.of(marked("system", words("a", words)), Message.of("user", "one"));
        var request = Request.of(new Prompt.Chat(messages))
                .forModel(model)
                .arrivingAt(0)
                .build();
        var tokens = WORDS.encode(ChatTemplate.text(request.prompt()));
        cache.accept(request, tokens, tokens.length);
        return cache.accept(request, tokens, tokens.length).read();
    }

    private static CacheUse use(CacheModel cache, String text, long arrival) {
        var tokens = WORDS.encode(text);
        return cache.accept(Request.text(text).arrivingAt(arrival).build(), tokens, tokens.length);
    }

    private static CacheUse use(CacheModel cache, List<Message> messages, long arrival) {
        var prompt = new Prompt.Chat(messages);
        var tokens = WORDS.encode(ChatTemplate.text(prompt));
        return cache.accept(Request.of(prompt).arrivingAt(arrival).build(), tokens, tokens.length);
    }

    private static Request hashed(long... ids) {
        return Request.lengthOnly(1536)
                .withPrefix(PrefixBlocks.of(512, ids))
                .arrivingAt(0)
                .build();
    }

    private static String words(String word, int count) {
        return String.join(" ", java.util.Collections.nCopies(count, word));
    }
}
