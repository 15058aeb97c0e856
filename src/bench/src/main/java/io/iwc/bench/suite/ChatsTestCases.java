package io.iwc.bench.suite;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.metric.Percentile;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A corpus of two hundred chats, as a first test has it. */
class ChatsTestCases {
    @IwcWorkload(dataset = "chats.json")
    static class OneTestCases {
        @Test
        void holdsItsShape(Workload workload) {
            assertThat(workload).hasPromptTokensWithin(Percentile.P90, 1, 10_000);
        }
    }

    @IwcWorkload(dataset = "chats.json")
    static class ManyTestCases {
        @RepeatedTest(11)
        void holdsItsShape(Workload workload) {
            assertThat(workload).hasPromptTokensWithin(Percentile.P90, 1, 10_000);
        }
    }
}
