package io.iwc.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.record.TextMatcher.UnknownMatcherException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One stub of WireMock: for which requests, in which state of its scenario, with which answer.
 *
 * @param name file, and the name of the stub if it has one
 * @param priority a smaller number goes first
 * @param scenario empty without one
 * @param wantedState of the scenario; empty = any
 * @param nextState of the scenario; empty = as it is
 */
record Stub(
        String name,
        int priority,
        String scenario,
        String wantedState,
        String nextState,
        StubbedRequest request,
        RecordedAnswer answer) {
    private static final int USUAL_PRIORITY = 5;
    private static final Set<String> ANSWERED_OTHERWISE = Set.of("fault", "proxyBaseUrl");

    /**
     * Reads one.
     *
     * @param name of the file, as messages show it
     * @throws UnknownMatcherException if it cannot be judged, or answered, here
     */
    static Stub of(String name, Path file, JsonNode stub) throws UnknownMatcherException {
        var response = stub.path("response");
        for (var other : ANSWERED_OTHERWISE) {
            if (response.hasNonNull(other)) {
                throw new UnknownMatcherException("response." + other);
            }
        }
        return new Stub(
                name
                        + Optional.of(stub.path("name").asText())
                                .filter(it -> !it.isEmpty())
                                .map(it -> " (" + it + ")")
                                .orElse(""),
                stub.path("priority").asInt(USUAL_PRIORITY),
                stub.path("scenarioName").asText(),
                stub.path("requiredScenarioState").asText(),
                stub.path("newScenarioState").asText(),
                StubbedRequest.of(stub.path("request")),
                StubbedResponse.of(file, response));
    }
}
