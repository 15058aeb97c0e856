package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.Application.ask;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.net.ConnectException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

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
    void isLeftAloneByTestsThatHaveTheirOwn() {
        TestCases.launch(AskingTestCases.class, OwnTestCases.class)
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(2).succeeded(2));
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

    @IwcEndpoint(lifetime = Lifetime.PLAN, embedded = @Embedded(seed = 7))
    abstract static class SideBySideTestCases {
        static final CountDownLatch ASKED = new CountDownLatch(1);
        static final CountDownLatch STARTED = new CountDownLatch(1);
    }

    static class AskingTestCases extends SideBySideTestCases {
        @Test
        void keepsWhatItSent(EmbeddedEndpoint endpoint) throws InterruptedException {
            ask(endpoint.baseUrl());
            ASKED.countDown();

            assertThat(STARTED.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(endpoint.captured()).hasRequestCount(1);
        }
    }

    static class OwnTestCases extends SideBySideTestCases {
        @Test
        @ExtendWith(OnceAsked.class)
        @IwcEndpoint
        void startsWhileTheOtherOneIsUsed(EmbeddedEndpoint own) {
            STARTED.countDown();

            assertThat(own.captured()).hasRequestCount(0);
        }
    }

    /** Asked before anything is prepared for the test. */
    static final class OnceAsked implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try {
                assertThat(SideBySideTestCases.ASKED.await(20, TimeUnit.SECONDS))
                        .isTrue();
                return ConditionEvaluationResult.enabled("the other test has asked");
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    static class ParameterTestCases {
        @Test
        void asks(@IwcEndpoint(lifetime = Lifetime.PLAN) EmbeddedEndpoint endpoint) {
            ask(endpoint.baseUrl());
        }
    }
}
