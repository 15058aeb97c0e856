package io.iwc.dataset;

import io.iwc.workload.JsonValue;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stubs of WireMock, as a team commits or records them: a folder with {@code mappings} and {@code __files}, or a file of
 * stubs. What a stub compares a body with is the request, what it answers is the recorded answer. Stubs have no times.
 *
 * @see <a href="https://wiremock.org/docs/stubbing/">WireMock, stubbing</a>
 */
final class WireMockReader implements DatasetReader {
    private static final List<String> URLS =
            List.of("url", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate");

    private static final Pattern CHAT = Pattern.compile("/(chat/completions|responses|messages)\\b(?!/)");
    private static final Pattern COMPLETION = Pattern.compile("/completions\\b(?!/)");
    private static final int FIRST_ERROR = 400;

    @Override
    public String name() {
        return DatasetFormat.WIREMOCK;
    }

    @Override
    public String description() {
        return "stubs of WireMock: a folder with mappings and __files, or a JSON file of stubs";
    }

    /** One stub by itself looks like a line of a log. */
    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("mappings");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        return source.stubs().flatMap(stub -> requests(stub, source));
    }

    private static List<Request.Builder> requests(StubRow stub, DatasetSource source) {
        var request = stub.json().within("request");
        var url = URLS.stream()
                .flatMap(name -> request.optionalText(name).stream())
                .findFirst()
                .orElse("");
        var isChat = CHAT.matcher(url).find();
        if (!request.optionalText("method").orElse("ANY").matches("(?i)POST|ANY")
                || (!isChat && !COMPLETION.matcher(url).find())) {
            source.skip("neither chat nor completion");
            return List.of();
        }
        var asked = new StubRequest(request, source::replaced);
        var body = asked.body();
        if (body.isEmpty()) {
            source.skip(asked.whyNot());
            return List.of();
        }
        var answer = new StubAnswer(stub);
        if (answer.status() >= FIRST_ERROR) {
            source.skip("answer failed");
            return List.of();
        }
        var made = isChat ? OpenAiBody.chat(body.get()) : OpenAiBody.completion(body.get());
        answer.apply(made, source);
        body.get().settle();
        return List.of(named(stub.json(), made));
    }

    /** What the stub is called, and what it carries along. */
    private static Request.Builder named(JsonRow stub, Request.Builder made) {
        var metadata = new TreeMap<String, JsonValue>();
        stub.optionalText("name").ifPresent(name -> metadata.put("stub", JsonTree.of(name)));
        stub.optionalText("scenarioName").ifPresent(name -> metadata.put("scenario", JsonTree.of(name)));
        stub.field("metadata").properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                metadata.putIfAbsent(field.getKey(), JsonTree.of(field.getValue()));
            }
        });
        stub.optionalText("id", "uuid").ifPresent(made::withId);
        return metadata.isEmpty() ? made : made.withMetadata(Map.copyOf(metadata));
    }
}
