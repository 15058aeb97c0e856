package io.iwc.wire.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat that is written on a wire and read again says the same, to the last character that is counted. */
class ReplayedFormTests {
    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenSaysTheSameWhenItIsRead(long seed) throws UnreadableBodyException {
        var chat = chat(new Random(seed));

        for (var form : new ReplayedForm[] {new AnthropicMessages(), new OllamaChat()}) {
            var read = form.chat(form.body(chat));

            assertThat(text(read)).as(form.getClass().getSimpleName()).isEqualTo(text(chat));
            assertThat(read.path("max_tokens").asInt())
                    .isEqualTo(chat.path("max_tokens").asInt());
            assertThat(read.path("stop")).isEqualTo(chat.path("stop"));
        }
    }

    /** A workload may hold anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[7,{\"role\":\"assistant\",\"tool_calls\":[7,{\"function\":7}]}],\"tools\":[7]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[7,{\"type\":\"image_url\"}]},{\"role\":\"tool\"}]}",
                "{\"messages\":{},\"tools\":{}}"
            })
    void whatIsNoMessageIsWrittenAsWellAsItCan(String chat) {
        for (var form : new ReplayedForm[] {new AnthropicMessages(), new OllamaChat(), new OllamaPrompt()}) {
            assertThat(form.body((ObjectNode) Json.parse(chat)).isObject()).isTrue();
        }
    }

    @Test
    void idsOfCallsComeBackAsTheyWere() throws UnreadableBodyException {
        var chat = (ObjectNode) Json.parse("""
                {"max_tokens":1,"messages":[{"role":"user","content":"a"},
                 {"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\\"b\\":1,\\"a\\":2}"}}]},
                 {"role":"tool","tool_call_id":"t1","content":"c"}]}""");
        var form = new AnthropicMessages();

        assertThat(form.chat(form.body(chat)).path("messages")).isEqualTo(chat.path("messages"));
    }

    /** First bytes after the specifications of PNG (5.2), JFIF, GIF89a and RIFF. */
    @ParameterizedTest
    @CsvSource({
        "iVBORw0KGgoAAAA, image/png",
        "/9j/4AAQ, image/jpeg",
        "R0lGODlh, image/gif",
        "UklGRiQA, image/webp",
        "AAAA, application/octet-stream"
    })
    void imagesOfOllamaAreKnownByTheirFirstBytes(String base64, String type) throws UnreadableBodyException {
        var body = (ObjectNode) Json.parse(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"what?\",\"images\":[\"" + base64 + "\"]}]}");

        assertThat(new OllamaChat()
                        .chat(body)
                        .at("/messages/0/content/1/image_url/url")
                        .asText())
                .isEqualTo("data:" + type + ";base64," + base64);
    }

    @Test
    void aBodyOfAnotherShapeIsRefusedWithItsField() {
        var body = (ObjectNode) Json.parse("{\"messages\":{}}");

        assertThatThrownBy(() -> new AnthropicMessages().chat(body))
                .isInstanceOfSatisfying(UnreadableBodyException.class, fault -> {
                    assertThat(fault.field()).isEqualTo("messages");
                    assertThat(fault.fault())
                            .isEqualTo("messages: found {}, expected a list with at least one message");
                });
    }

    private static ObjectNode chat(Random random) {
        var chat = Json.object();
        chat.put("model", "m")
                .put("max_tokens", 1 + random.nextInt(100))
                .putArray("stop")
                .add("x");
        var messages = chat.putArray("messages");
        if (random.nextBoolean()) {
            messages.addObject().put("role", "system").put("content", "system " + random.nextInt());
        }
        for (var turn = 0; turn < 1 + random.nextInt(4); turn++) {
            messages.addObject().put("role", "user").put("content", "question ä \" \n🌍 " + random.nextInt());
            if (random.nextBoolean()) {
                var call = messages.addObject().put("role", "assistant").putNull("content");
                call.putArray("tool_calls")
                        .addObject()
                        .put("id", "c" + turn)
                        .put("type", "function")
                        .putObject("function")
                        .put("name", "track")
                        .put("arguments", "{\"z\":" + random.nextInt() + ",\"a\":[1.5,null,\"ü\"]}");
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", "c" + turn)
                        .put("content", "result " + random.nextInt());
            }
            messages.addObject().put("role", "assistant").put("content", "answer " + random.nextInt());
        }
        if (random.nextBoolean()) {
            chat.putArray("tools")
                    .addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", "track")
                    .putObject("parameters")
                    .put("type", "object");
        }
        return chat;
    }

    private static String text(ObjectNode chat) {
        var messages = new ArrayList<Message>();
        chat.path("messages").forEach(message -> messages.add(JsonTree.message((ObjectNode) message)));
        var tools = new ArrayList<JsonValue>();
        chat.path("tools").forEach(tool -> tools.add(JsonTree.of(tool)));
        return ChatTemplate.text(new Prompt.Chat(messages, tools));
    }
}
