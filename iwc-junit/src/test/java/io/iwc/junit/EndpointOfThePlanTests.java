package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.Application.ask;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.net.ConnectException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class EndpointOfThePlanTests {
    private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

    @Test
    void servesAllClassesOfABaseClassAndEndsWithThePlan() {
        URLS.clear();

        TestCases.launch(FirstTestCases.class, SecondTestCases.class)
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(2).succeeded(2));

        org.assertj.core.api.Assertions.assertThat(URLS).hasSize(1);
        var url = new HashSet<>(URLS).iterator().next();
        assertThatThrownBy(() -> ask(url)).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void isDeclaredOnAClass() {
        TestCases.launch(ParameterTestCases.class)
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1).failed(1))
                .failed()
                .list()
                .forEach(event -> assertThat(TestCases.thrown(event).getMessage())
                        .contains(
                                "lifetime: found PLAN on a method or parameter, expected an embedded endpoint declared"
                                        + " on a class"));
    }

    @IwcEndpoint(lifetime = Lifetime.PLAN)
    abstract static class BaseTestCases {
        @Test
        void countsItsOwnRequestOnly(EmbeddedEndpoint endpoint) {
            URLS.add(endpoint.baseUrl());
            ask(endpoint.baseUrl());

            assertThat(endpoint.captured()).hasRequestCount(1);
        }
    }

    static class FirstTestCases extends BaseTestCases {}

    static class SecondTestCases extends BaseTestCases {}

    static class ParameterTestCases {
        @Test
        void asks(@IwcEndpoint(lifetime = Lifetime.PLAN) EmbeddedEndpoint endpoint) {
            ask(endpoint.baseUrl());
        }
    }
}
