package io.iwc.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.artifact.internal.StubFolder;
import io.iwc.record.TextMatcher.UnknownMatcherException;
import io.iwc.simulator.endpoint.ForwardedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers from a folder of WireMock's stubs, chosen as WireMock does: among those that match the one with the smallest
 * priority, of equal ones the first by file name, in the state that its scenario is in. What a stub asks for and cannot be
 * judged here leaves it out, which errors say. Thread-safe.
 */
final class StubbedAnswers implements AnswerSource {
    private static final String STARTED = "Started";
    private static final Pattern PLAIN = Pattern.compile("[\\w./:-]*");

    private final List<Stub> stubs = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, String> states = new HashMap<>();
    private final Iterator<Stub> inOrder;
    private final boolean isInOrder;

    /**
     * The stubs of a folder.
     *
     * @throws IwcException if one is no JSON, or none can be answered from
     */
    StubbedAnswers(Path folder, boolean inOrder) {
        isInOrder = inOrder;
        for (var file : StubFolder.mappings(folder)) {
            read(file, folder.relativize(file).toString().replace('\\', '/'));
        }
        if (stubs.isEmpty()) {
            throw new IwcException(folder + ": found no stub that can be answered from, expected one" + leftOut());
        }
        this.inOrder = stubs.stream()
                .filter(StubbedAnswers::mayBeOfCompletions)
                .toList()
                .iterator();
        stubs.sort(Comparator.comparingInt(Stub::priority));
    }

    private static boolean mayBeOfCompletions(Stub stub) {
        var url = stub.request().url();
        return ForwardedCall.isOne("POST", url) || !PLAIN.matcher(url).matches();
    }

    private void read(Path file, String name) {
        JsonNode json;
        try {
            json = Json.treeReader().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IwcException(file + ": " + Json.fault(e), e);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
        new LoneSurrogates().replaceIn(json);
        for (var stub : StubFolder.stubs(json)) {
            try {
                stubs.add(Stub.of(name, file, stub));
            } catch (UnknownMatcherException e) {
                leftOut.add(name + " asks for " + e.getMessage());
            }
        }
    }

    /** That of the first stub for completions, {@code /v1} if their paths are patterns. */
    @Override
    public String basePath() {
        return stubs.stream()
                .map(stub -> stub.request().url())
                .filter(url -> ForwardedCall.isOne("POST", url))
                .filter(url -> PLAIN.matcher(url).matches())
                .map(ForwardedCall::basePath)
                .findFirst()
                .orElse("/v1");
    }

    @Override
    public synchronized Choice choose(RequestHead head, byte[] body) {
        if (isInOrder && ForwardedCall.isOne(head.method(), head.path())) {
            return inOrder.hasNext()
                    ? Choice.of(inOrder.next().answer(), false)
                    : Choice.none(Choice.NOT_FOUND, "found more requests than there are stubs" + leftOut());
        }
        var text = new String(body, UTF_8);
        var found = stubs.stream()
                .filter(this::isInItsState)
                .filter(stub -> stub.request().matches(head, text))
                .findFirst();
        found.filter(stub -> !stub.nextState().isEmpty())
                .ifPresent(stub -> states.put(stub.scenario(), stub.nextState()));
        return found.map(stub -> Choice.of(stub.answer(), false))
                .orElseGet(() -> Choice.none(Choice.NOT_FOUND, missing(head)));
    }

    private boolean isInItsState(Stub stub) {
        return stub.wantedState().isEmpty() || stub.wantedState().equals(states.getOrDefault(stub.scenario(), STARTED));
    }

    private String missing(RequestHead head) {
        var ofThePath = stubs.stream()
                .filter(stub -> stub.request().url().equals(head.path()))
                .map(Stub::name)
                .toList();
        return head.method() + " " + head.path() + ": found a request that no stub matches; "
                + Optional.of(ofThePath)
                        .filter(it -> !it.isEmpty())
                        .map(it -> "of this path are " + String.join(", ", it))
                        .orElse("none is of this path")
                + leftOut();
    }

    private String leftOut() {
        return leftOut.isEmpty() ? "" : "; left out: " + String.join(", ", leftOut);
    }
}
