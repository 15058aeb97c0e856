package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of test there is, each sending one request to an endpoint that is declared elsewhere. */
interface EveryKindAsking {
    /** Tests that one class with these runs. */
    int TESTS = 8;

    @Test
    default void test(EmbeddedEndpoint it) {
        asksOnce(it);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    default void parameterized(int number, EmbeddedEndpoint it) {
        asksOnce(it);
        assertThat(number).isBetween(1, 2);
    }

    @RepeatedTest(2)
    default void repeated(EmbeddedEndpoint it) {
        asksOnce(it);
    }

    @TestFactory
    default Stream<DynamicTest> dynamic(EmbeddedEndpoint it) {
        return Stream.of(DynamicTest.dynamicTest("dynamic", () -> asksOnce(it)));
    }

    @TestTemplate
    @ExtendWith(Twice.class)
    default void template(EmbeddedEndpoint it) {
        asksOnce(it);
    }

    private static void asksOnce(EmbeddedEndpoint endpoint) {
        Application.ask(endpoint.baseUrl());

        assertThat(endpoint.captured()).hasRequestCount(1); // nobody else's
    }
}
