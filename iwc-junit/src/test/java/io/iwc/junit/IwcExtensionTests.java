package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.Application.ask;
import static io.iwc.junit.TestCases.run;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.replay.Endpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Workload;
import java.net.ConnectException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IwcExtensionTests {
    @Test
    void servesOneTestAtATimeAndResetsInBetween() {
        run(ServedTestCases.class).testEvents().assertStatistics(stats -> stats.started(8)
                .succeeded(8));
    }

    @Test
    void closesTheEndpointAfterTheLastTest() {
        run(ClosedTestCases.class).testEvents().assertStatistics(stats -> stats.started(1)
                .succeeded(1));

        assertThatThrownBy(() -> ask(ClosedTestCases.ENDPOINT.baseUrl())).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void findsBaselinesWithoutAnAnnotation() {
        TestCases.launch(BaselineTestCases.class)
                .configurationParameter("iwc.baseline.mode", "verify")
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1).failed(1))
                .failed()
                .list()
                .forEach(event -> assertThat(TestCases.thrown(event).getMessage())
                        .startsWith("Expecting workload \"captured\" to match baseline missing but there is no baseline"
                                + " src/test/resources/iwc/io/iwc/junit/IwcExtensionTests/BaselineTestCases/missing"));
    }

    static class ServedTestCases {
        static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

        @RegisterExtension
        static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

        static final String URL = ENDPOINT.baseUrl(); // as an application context would read it

        @RepeatedTest(3)
        void countsItsOwnRequestsOnly() {
            ask(URL);

            assertThat(ENDPOINT.captured()).hasRequestCount(1);
        }

        @Test
        void isAParameterToo(EmbeddedEndpoint endpoint, Endpoint address) {
            ask(address.baseUrl().toString());

            assertThat(endpoint).isSameAs(ENDPOINT);
            assertThat(endpoint.captured()).hasRequestCount(1);
        }

        @Test
        void goesWithWorkloads(@IwcWorkload("beside.jsonl") Workload workload, EmbeddedEndpoint endpoint) {
            assertThat(endpoint).isSameAs(ENDPOINT);
            assertThat(endpoint.exchanges()).isEmpty();
        }

        @Test
        void givesWayToANearerOne(@IwcEndpoint EmbeddedEndpoint own) {
            assertThat(own).isNotSameAs(ENDPOINT);
        }

        @Nested
        class Inner {
            @RepeatedTest(2)
            void isServedToo() {
                ask(URL);

                assertThat(ENDPOINT.captured()).hasRequestCount(1);
            }
        }
    }

    static class ClosedTestCases {
        static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

        @RegisterExtension
        static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

        @Test
        void answers() {
            ask(ENDPOINT.baseUrl());
        }
    }

    static class BaselineTestCases {
        static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

        @RegisterExtension
        static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

        @Test
        void missing() {
            ask(ENDPOINT.baseUrl());

            assertThat(ENDPOINT.captured()).matchesBaseline();
        }
    }
}
