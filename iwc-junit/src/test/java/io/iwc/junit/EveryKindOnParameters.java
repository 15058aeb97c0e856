package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.workload.Workload;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of test there is, the workload declared on the parameter and nothing else. */
interface EveryKindOnParameters {
    /** Tests that one class with these runs. */
    int TESTS = 8;

    @Test
    default void test(@IwcWorkload("chats/five-turns.jsonl") Workload it) {
        assertThat(it).hasRequestCount(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    default void parameterized(int number, @IwcWorkload("chats/five-turns.jsonl") Workload it) {
        assertThat(it).hasRequestCount(3);
        assertThat(number).isBetween(1, 2);
    }

    @RepeatedTest(2)
    default void repeated(@IwcWorkload("chats/five-turns.jsonl") Workload it) {
        assertThat(it).hasRequestCount(3);
    }

    @TestFactory
    default Stream<DynamicTest> dynamic(@IwcWorkload("chats/five-turns.jsonl") Workload it) {
        return Stream.of(DynamicTest.dynamicTest("dynamic", () -> assertThat(it).hasRequestCount(3)));
    }

    @TestTemplate
    @ExtendWith(Twice.class)
    default void template(@IwcWorkload("chats/five-turns.jsonl") Workload it) {
        assertThat(it).hasRequestCount(3);
    }
}
