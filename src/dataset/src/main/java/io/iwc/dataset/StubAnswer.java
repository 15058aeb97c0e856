package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.artifact.internal.StubFolder;
import io.iwc.workload.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a stub answers: JSON, or a stream of events, in the stub or in a file beside it. */
final class StubAnswer {
    private static final int OK = 200;

    private final StubRow stub;
    private final JsonRow response;

    StubAnswer(StubRow stub) {
        this.stub = stub;
        response = stub.json().within("response");
    }

    int status() {
        return response.optionalInt("status").orElse(OK);
    }

    /** Takes the lengths that the answer says, else that of its words. */
    void apply(Request.Builder request, DatasetSource source) {
        if (response.holdsObject("jsonBody")) {
            answer(response.field("jsonBody")).apply(request, source);
            return;
        }
        var text = text();
        if (text.isEmpty()) {
            source.skip("the stub has no answer");
        } else if (text.get().contains("{{")
                && response.json().path("transformers").size() > 0) {
            response.field("transformers");
            source.skip("the answer is a template");
        } else {
            parsed(text.get())
                    .ifPresentOrElse(
                            answer -> answer(answer).apply(request, source),
                            () -> source.skip("the answer is neither JSON nor a stream of events"));
        }
    }

    private LoggedAnswer answer(JsonNode answer) {
        var row = response.inPlace(answer);
        return new LoggedAnswer(row, row);
    }

    private Optional<String> text() {
        var inline = response.optionalText("body");
        if (inline.isPresent()) {
            return inline;
        }
        var packed = response.optionalText("base64Body");
        if (packed.isPresent()) {
            try {
                return Optional.of(new String(Base64.getMimeDecoder().decode(packed.get()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw response.fault("base64Body", "found no Base64");
            }
        }
        return response.optionalText("bodyFileName").map(name -> StubFolder.body(stub.file(), name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> response.fault("bodyFileName", "found \"" + name + "\", expected a file in __files")));
    }

    private static Optional<JsonNode> parsed(String text) {
        var start = text.stripLeading();
        return StreamedAnswer.whole(TextNode.valueOf(start))
                .or(() -> json(start).filter(JsonNode::isObject))
                .map(new LoneSurrogates()::replaceIn);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.exactReader().readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
