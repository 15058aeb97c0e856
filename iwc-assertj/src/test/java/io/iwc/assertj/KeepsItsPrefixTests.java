package io.iwc.assertj;

import static io.iwc.assertj.Conversations.answer;
import static io.iwc.assertj.Conversations.calling;
import static io.iwc.assertj.Conversations.system;
import static io.iwc.assertj.Conversations.tool;
import static io.iwc.assertj.Conversations.user;
import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.baseline.internal.BaselineMode;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.prefix.CacheRule;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepsItsPrefixTests {
    private static final Message SYSTEM = system("You answer customers. Be short.");
    private static final JsonValue SEARCH = tool("search", "Searches the handbook");
    private static final JsonValue ORDERS = tool("orders", "Lists orders");

    @Test
    void keepsItIfEveryTurnAppends() {
        assertThat(Conversations.of()
                        .turn("a", List.of(SYSTEM, user("one")), SEARCH)
                        .turn("a", List.of(SYSTEM, user("one"), answer("1"), user("two")), SEARCH)
                        .turn("b", List.of(SYSTEM, user("three")), SEARCH)
                        .workload())
                .keepsItsPrefix()
                .losesAtMost(0)
                .hasStableTools()
                .hasStableSystemPrompt()
                .hasNoRepeatedCalls(2);
    }

    @Test
    void namesTheTurnTheTokenThePartTheWordsAndWhatIsLost() {
        var chat = Conversations.of()
                .turn("c12", List.of(system(clock(1)), user("Where is it?")))
                .turn("c12", List.of(system(clock(2)), user("Where is it?"), answer("Here."), user("Thanks")))
                .workload();

        assertThat(messageOf(() -> assertThat(chat).keepsItsPrefix())).isEqualTo("""
                        Expecting workload "support" to keep its prefix but turn 2 of session "c12" broke the prefix at \
                        token 8 of 15: system prompt, "…tomers. The time is now ⟦14:02⟧. Be short."; 7 tokens are \
                        prefilled again

                        hint: what varies belongs behind what stays: say it in the last message""");
    }

    @Test
    void callsNothingABreakThatTheCacheHadForgottenAnyway() {
        var slow = Conversations.of();
        for (var minute = 0; minute < 7; minute++) { // a request a minute: the second turn comes after seven of them
            slow.turn(minute == 0 ? "c12" : "other" + minute, List.of(SYSTEM, user("Where is " + minute)));
        }
        var chat = slow.turn("c12", List.of(system(clock(2)), user("Where is 0"), answer("Here."), user("Thanks")))
                .workload();

        assertThat(chat).cachedBy(CacheRule.OPENAI).keepsItsPrefix().losesAtMost(0);
        assertThat(messageOf(() ->
                        assertThat(chat).cachedBy(CacheRule.ENGINE_BLOCKS_16).keepsItsPrefix()))
                .contains("turn 2 of session \"c12\" broke the prefix at token ");
        assertThat(messageOf(() -> assertThat(chat.withArrivalsAs(ArrivalMeaning.ORDER_ONLY))
                        .cachedBy(CacheRule.OPENAI)
                        .keepsItsPrefix()))
                .as("an order is no time that passed")
                .contains("turn 2 of session \"c12\" broke the prefix at token ");
    }

    @Test
    void namesADateAndCountsEachCause() {
        var chat = Conversations.of()
                .turn("c1", List.of(system(clock(1)), user("one")))
                .turn("c1", List.of(system(clock(2)), user("one"), answer("1"), user("two")))
                .turn(
                        "c1",
                        List.of(system(clock(3)), user("one"), answer("1"), user("two"), answer("2"), user("three")))
                .workload();

        assertThat(messageOf(() -> assertThat(chat).keepsItsPrefix()))
                .contains(
                        "2 breaks, 14 tokens prefilled again\n  2 × system prompt changed (a date or time): 14 tokens,"
                                + " first in turn 2 of session \"c1\"");
    }

    @Test
    void namesAToolThatIsDescribedDifferently() {
        assertThat(second(List.of(SYSTEM, user("one"), answer("1"), user("two")), tool("search", "Looks things up")))
                .isEqualTo(expected(
                        "token 0 of 11: tool \"search\", description, \"…nction\":{\"description\":\"⟦Looks things"
                                + " up⟧\",\"name\":\"se…\"",
                        "11"));
    }

    @Test
    void namesAnAddedTool() {
        assertThat(second(List.of(SYSTEM, user("one"), answer("1"), user("two")), SEARCH, ORDERS))
                .contains(": tool \"orders\" (added), ");
    }

    @Test
    void namesAHistoryThatWasRewritten() {
        assertThat(third(List.of(
                        SYSTEM, user("one"), answer("Something else"), user("two"), answer("2"), user("three"))))
                .contains("turn 3 of session \"c1\" broke the prefix")
                .contains(": message 3 (assistant), content, \"⟦Something else⟧\"; 3 tokens");
    }

    @Test
    void namesAHistoryThatWasTruncated() {
        var message = messageOf(() -> assertThat(chat(List.of(SYSTEM, user("two"), answer("2"), user("three"))))
                .keepsItsPrefix());

        assertThat(message)
                .contains("message 2 (user), content (history truncated), \"⟦two⟧\"; ")
                .endsWith("hint: shorten the history seldom and by" + " much, not a little with every turn");
    }

    @Test
    void namesAnotherModel() {
        var chat = Conversations.of()
                .turn("c1", List.of(SYSTEM, user("one")), request -> request.forModel("small"))
                .turn(
                        "c1",
                        List.of(SYSTEM, user("one"), answer("1"), user("two")),
                        request -> request.forModel("large"))
                .workload();

        assertThat(firstLineOf(() -> assertThat(chat).keepsItsPrefix()))
                .isEqualTo("Expecting workload \"support\" to keep its prefix but turn 2 of session \"c1\" broke the"
                        + " prefix at token 0 of 8: model, \"⟦large⟧\"; 8 tokens are prefilled again");
    }

    @Test
    void holdsNewSessionsAgainstTheHeadOfEarlierOnes() {
        var chats = Conversations.of()
                .turn("c1", List.of(system(clock(1)), user("one")))
                .turn("c2", List.of(system(clock(2)), user("two")))
                .workload();

        assertThat(firstLineOf(() -> assertThat(chats).keepsItsPrefix()))
                .isEqualTo("Expecting workload \"support\" to keep its prefix but turn 1 of session \"c2\" broke the"
                        + " shared head at token 8 of 11: system prompt, \"…tomers. The time is now ⟦14:02⟧. Be"
                        + " short.\"; 3 tokens are prefilled again");
    }

    @Test
    void doesNotMindAnotherApplicationInBetween() {
        assertThat(Conversations.of()
                        .turn("c1", List.of(SYSTEM, user("one")))
                        .turn("c2", List.of(system("Translate into French whatever comes"), user("two")))
                        .turn("c3", List.of(SYSTEM, user("three")))
                        .workload())
                .keepsItsPrefix();
    }

    @Test
    void findsTheConversationThatAPromptContinuesThoughItsSessionIsAnother() {
        var chat = Conversations.of()
                .turn("capture-1", List.of(SYSTEM, user("one"), answer("1"), user("two")))
                .turn(
                        "capture-2",
                        List.of(SYSTEM, user("one"), answer("first"), user("two"), answer("2"), user("three")))
                .workload();

        assertThat(firstLineOf(() -> assertThat(chat).keepsItsPrefix()))
                .isEqualTo("Expecting workload \"support\" to keep its prefix but turn 1 of session \"capture-2\""
                        + " (continues request \"r0\") broke the prefix at token 9 of 12: message 3 (assistant), content,"
                        + " \"⟦first⟧\"; 3 tokens are prefilled again");
    }

    @Test
    void blamesASideCallAloneNotTheTurnBehindIt() {
        var chat = Conversations.of()
                .turn("c1", List.of(SYSTEM, user("one")))
                .turn("c1", List.of(system("Find a title for this"), user("one")))
                .turn("c1", List.of(SYSTEM, user("one"), answer("1"), user("two")))
                .workload();

        assertThat(messageOf(() -> assertThat(chat).keepsItsPrefix()))
                .contains("turn 2 of session \"c1\"")
                .doesNotContain("turn 3", "breaks");
    }

    @Test
    void saysHowMuchIsLostOverall() {
        assertThat(firstLineOf(() -> assertThat(Conversations.broken()).losesAtMost(2)))
                .startsWith(
                        "Expecting workload \"support\" to lose at most 2 tokens of its prefix but it loses 21 tokens:"
                                + " turn 2 of session \"c12\" broke the prefix at token 0 of 21: tool \"search\" (removed), ");
    }

    @Test
    void cannotJudgeLengths() {
        var lengths = Workload.of(
                "trace", List.of(Request.lengthOnly(5).withId("r").arrivingAt(0).build()), Manifest.of("test"));

        assertThat(firstLineOf(() -> assertThat(lengths).keepsItsPrefix()))
                .isEqualTo("Expecting workload \"trace\" to keep its prefix but it cannot be judged: 1 request has no"
                        + " prompt text, only a length");
    }

    @Test
    void cannotJudgeWhatHasNothingToCompare() {
        assertThat(firstLineOf(() -> assertThat(Questions.of(3, "where is it")).keepsItsPrefix()))
                .isEqualTo(
                        "Expecting workload \"questions\" to keep its prefix but it cannot be judged: there is nothing"
                                + " to compare: no session has a second turn, and no two requests begin with tools or a system"
                                + " prompt");
    }

    @Test
    void namesEachChangeOfTheTools() {
        assertThat(firstLineOf(() -> assertThat(Conversations.broken()).hasStableTools()))
                .isEqualTo("Expecting workload \"support\" to have a stable list of tools but it changed in turn 2 of"
                        + " session \"c12\": tool \"search\" (tool removed)");
        assertThat(firstLineOf(() -> assertThat(Conversations.broken()).hasStableSystemPrompt()))
                .isEqualTo("Expecting workload \"support\" to have a stable system prompt but it changed in turn 2 of"
                        + " session \"c12\": system prompt, \"…den valves. The time is ⟦14:02⟧. Be short.\"");
    }

    @Test
    void namesASystemPromptOfWhichTheEndIsGone() {
        var chat = Conversations.of()
                .turn("c1", List.of(SYSTEM, user("one")))
                .turn("c1", List.of(system("You answer customers."), user("one"), answer("1"), user("two")))
                .workload();

        assertThat(firstLineOf(() -> assertThat(chat).hasStableSystemPrompt()))
                .isEqualTo("Expecting workload \"support\" to have a stable system prompt but it changed in turn 2 of"
                        + " session \"c1\": system prompt, \"You answer customers.⟦⟧\"");
    }

    @Test
    void namesACallThatIsMadeAgainAndAgain() {
        var call = calling("search", "refund");
        var chat = Conversations.of()
                .turn("c1", List.of(SYSTEM, user("one"), call, answer("?"), call, answer("?"), call))
                .workload();

        assertThat(firstLineOf(() -> assertThat(chat).hasNoRepeatedCalls(3)))
                .isEqualTo("Expecting workload \"support\" to have no call repeated 3 times but session \"c1\" made the"
                        + " same call 3 times: search(refund)");
        assertThat(chat).hasNoRepeatedCalls(4);
    }

    @Test
    void showsHashesWherePromptsMayNotBeShown() {
        System.setProperty("iwc.messages.prompts", "false");
        try {
            assertThat(messageOf(() -> assertThat(Conversations.broken()).keepsItsPrefix()))
                    .contains(": tool \"search\" (removed), #")
                    .doesNotContain("⟦");
            assertThat(messageOf(() -> assertThat(Conversations.broken()).hasStableSystemPrompt()))
                    .contains(": system prompt, #")
                    .doesNotContain("14:02");
        } finally {
            System.clearProperty("iwc.messages.prompts");
        }
    }

    @Test
    void showsHashesWhereTheTestThatRunsIsToldTo() {
        var settings = Settings.of("io/iwc", "prefix").configuring(Map.of("iwc.messages.prompts", "false"));
        var binding = BaselineScope.of(BaselineStore.at(Path.of("nowhere")), BaselineMode.VERIFY, settings)
                .bind();
        try {
            assertThat(messageOf(() -> assertThat(Conversations.broken()).keepsItsPrefix()))
                    .contains(": tool \"search\" (removed), #")
                    .doesNotContain("⟦");
        } finally {
            binding.close();
        }
    }

    private static String clock(int minute) {
        return "You answer customers. The time is now 14:0%d. Be short.".formatted(minute);
    }

    private static Workload chat(List<Message> third, JsonValue... tools) {
        return Conversations.of()
                .turn("c1", List.of(SYSTEM, user("one")), tools)
                .turn("c1", List.of(SYSTEM, user("one"), answer("1"), user("two")), tools)
                .turn("c1", third, tools)
                .workload();
    }

    private static String third(List<Message> messages) {
        return firstLineOf(() -> assertThat(chat(messages)).keepsItsPrefix());
    }

    private static String second(List<Message> messages, JsonValue... tools) {
        return firstLineOf(() -> assertThat(Conversations.of()
                        .turn("c1", List.of(SYSTEM, user("one")), SEARCH)
                        .turn("c1", messages, tools)
                        .workload())
                .keepsItsPrefix());
    }

    private static String expected(String what, String lost) {
        return "Expecting workload \"support\" to keep its prefix but turn 2 of session \"c1\" broke the prefix at "
                + what + "; " + lost + " tokens are prefilled again";
    }
}
