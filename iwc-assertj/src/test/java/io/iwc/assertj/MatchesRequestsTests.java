package io.iwc.assertj;

import static io.iwc.assertj.Conversations.system;
import static io.iwc.assertj.Conversations.user;
import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchesRequestsTests {
    @Test
    void listsWhichRequestsChangedAndByHowMuch() {
        var before = chats("Be short.");
        var now = chats("Be short and kind.");

        assertThat(now).matchesRequestsOf(before, 0.5);
        assertThat(before).matchesRequestsOf(before, 0);
        assertThat(messageOf(() -> assertThat(now).matchesRequestsOf(before, 0.02)))
                .isEqualTo("""
                        Expecting workload "support" to match the requests of workload "support" within 2 % of each \
                        prompt but 2 of 2 requests are paired by id, 2 changed

                          "r0" prompt 5 -> 7 tokens (+2)
                          "r1" prompt 5 -> 7 tokens (+2)""");
    }

    @Test
    void failsIfNothingCanBePaired() {
        assertThat(firstLineOf(() -> assertThat(chats("Be short.")).matchesRequestsOf(Questions.of(2, "where"), 1)))
                .endsWith(" but they cannot be paired: neither ids nor conversations are the same");
    }

    private static Workload chats(String system) {
        return Conversations.of()
                .turn("a", List.of(system(system), user("one")))
                .turn("b", List.of(system(system), user("two")))
                .workload();
    }
}
