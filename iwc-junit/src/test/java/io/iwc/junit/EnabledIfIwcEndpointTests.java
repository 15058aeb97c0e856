package io.iwc.junit;

import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import com.sun.net.httpserver.HttpServer;
import io.iwc.replay.Endpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EnabledIfIwcEndpointTests {
    @Test
    void skipsWhereNothingIsConfigured() {
        TestCases.run(EnabledTestCases.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(skippedWithReason(
                                "no endpoint is configured: set iwc.endpoint.url or IWC_ENDPOINT_URL")));
    }

    @Test
    void skipsIfNoServerAnswers() {
        TestCases.launch(EnabledTestCases.class)
                .configurationParameter("iwc.endpoint.url", "http://127.0.0.1:9/v1")
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(skippedWithReason(
                                "found no server, expected an answer of http://127.0.0.1:9/v1/models" + " within 2s")));
    }

    @Test
    void asksWithTheQueryOfTheUrl() throws IOException {
        var asked = new ConcurrentLinkedQueue<String>();
        var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        gateway.start();
        try {
            TestCases.launch(AskedTestCases.class)
                    .configurationParameter(
                            "iwc.endpoint.url",
                            "http://127.0.0.1:" + gateway.getAddress().getPort() + "/gpt/v1?api-version=2024-10-21")
                    .execute()
                    .testEvents()
                    .assertStatistics(stats -> stats.started(1).succeeded(1));
        } finally {
            gateway.stop(0);
        }

        Assertions.assertThat(asked).containsExactly("/gpt/v1/models?api-version=2024-10-21");
    }

    @Test
    void asksThroughTheProxyOfTheSettings() throws IOException {
        var asked = new ConcurrentLinkedQueue<String>();
        var proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        proxy.start();
        try {
            TestCases.launch(AskedTestCases.class)
                    .configurationParameter("iwc.endpoint.url", "http://models.invalid/v1")
                    .configurationParameter(
                            "iwc.replay.proxy",
                            "http://127.0.0.1:" + proxy.getAddress().getPort())
                    .execute()
                    .testEvents()
                    .assertStatistics(stats -> stats.started(1).succeeded(1));
        } finally {
            proxy.stop(0);
        }

        Assertions.assertThat(asked).containsExactly("http://models.invalid/v1/models");
    }

    @Test
    void failsWithTheSourceOfAnAddressThatIsNone() {
        var results = TestCases.launch(AskedTestCases.class)
                .configurationParameter("iwc.endpoint.url", "http://vllm_server:8000")
                .execute();

        Assertions.assertThat(TestCases.onlyThrowable(results))
                .rootCause()
                .hasMessage(
                        "configuration parameter iwc.endpoint.url: found \"http://vllm_server:8000\", whose host name"
                                + " has an underscore (_), which host names must not have; expected another name of the server,"
                                + " such as its address or an alias with a hyphen");
    }

    @Test
    void runsIfAServerAnswers() {
        try (var server = EmbeddedEndpoint.start()) {
            TestCases.launch(EnabledTestCases.class)
                    .configurationParameter("iwc.endpoint.url", server.baseUrl())
                    .configurationParameter("iwc.endpoint.model", "tiny")
                    .execute()
                    .testEvents()
                    .assertStatistics(stats -> stats.started(1).succeeded(1));
        }
    }

    @Test
    void failsWhereAnEndpointIsRequired() {
        var results = TestCases.launch(EnabledTestCases.class)
                .configurationParameter("iwc.endpoint.required", "true")
                .execute();

        Assertions.assertThat(TestCases.failureOf(results))
                .isEqualTo("@IwcEndpoint on parameter 0 (Endpoint) of EnabledIfIwcEndpointTests.EnabledTestCases.test:"
                        + " value: no endpoint is configured: set iwc.endpoint.url or IWC_ENDPOINT_URL");
    }

    static class AskedTestCases {
        @Test
        @EnabledIfIwcEndpoint
        void test() {}
    }

    static class EnabledTestCases {
        @Test
        @EnabledIfIwcEndpoint
        void test(@IwcEndpoint(IwcEndpoint.CONFIGURED) Endpoint endpoint) {
            Assertions.assertThat(endpoint.model()).isEqualTo("tiny");
        }
    }
}
