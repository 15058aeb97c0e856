package io.iwc.examples.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A client of Node, driven from here: {@code src/consumers/node/clients}. Aborted where Node or the packages are
 * missing.
 */
@IwcEndpoint
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeClient implements StreamsChats, CallsTools, AnswersInJson, SendsImages, AnswersChats {
    private final String script;
    private @Nullable NodeProcess process;

    /** One that a script of that name drives. */
    NodeClient(String script) {
        this.script = script;
    }

    @BeforeAll
    void start() throws IOException {
        process = NodeProcess.start(script);
    }

    @AfterAll
    void stop() throws IOException {
        if (process != null) {
            process.close();
        }
    }

    @Override
    public final Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return told(does("ask", endpoint, "dialogue", lines(dialogue)));
    }

    @Override
    public final List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return texts(does("stream", endpoint, "dialogue", lines(dialogue)));
    }

    @Override
    public final String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        return running()
                .does(asked("tool", endpoint, "question", question), track)
                .asText();
    }

    @Override
    public final Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var parcel = does("json", endpoint, "question", question);
        return new Parcel(parcel.path("order").asText(), parcel.path("days").asInt());
    }

    @Override
    public final String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var asked = asked("image", endpoint, "question", question);
        asked.put("png", Base64.getEncoder().encodeToString(png));
        return running().does(asked, UnaryOperator.identity()).asText();
    }

    /** For those that have the responses API. */
    public final Told respond(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return told(does("respond", endpoint, "dialogue", lines(dialogue)));
    }

    /** For those that have the responses API. */
    public final List<String> streamResponse(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return texts(does("streamResponse", endpoint, "dialogue", lines(dialogue)));
    }

    /** For those that have vectors. */
    public final List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        var vectors = new ArrayList<float[]>();
        for (var list : does("embed", endpoint, "texts", texts)) {
            var vector = new float[list.size()];
            for (var i = 0; i < vector.length; i++) {
                vector[i] = list.get(i).floatValue();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private JsonNode does(String what, EmbeddedEndpoint endpoint, String name, Object value) {
        return running().does(asked(what, endpoint, name, value), UnaryOperator.identity());
    }

    private NodeProcess running() {
        return Objects.requireNonNull(process);
    }

    private static Map<String, Object> asked(String what, EmbeddedEndpoint endpoint, String name, Object value) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("do", what);
        asked.put("root", endpoint.rootUrl());
        asked.put("base", endpoint.baseUrl());
        asked.put(name, value);
        return asked;
    }

    private static List<Map<String, String>> lines(List<Said> dialogue) {
        return dialogue.stream()
                .map(said -> Map.of("role", said.role().name().toLowerCase(Locale.ROOT), "text", said.text()))
                .toList();
    }

    private static Told told(JsonNode answer) {
        return new Told(
                answer.path("text").asText(),
                answer.path("prompt").asInt(),
                answer.path("output").asInt());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
