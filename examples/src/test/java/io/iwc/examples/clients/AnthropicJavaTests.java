package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.catchThrowable;
import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.BadRequestException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Metadata;
import com.anthropic.models.messages.RawContentBlockDeltaEvent;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.models.ModelInfo;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Anthropic's own client for Java. It adds the version to the path: give it the root. */
@IwcEndpoint
class AnthropicJavaTests implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, SendsImages, ReportsErrors {
    // snippet: anthropic-java
    private static AnthropicClient client(EmbeddedEndpoint endpoint) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(endpoint.rootUrl())
                .apiKey("unused")
                .build();
    }
    // end

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var message = client(endpoint).messages().create(chat(dialogue).build());
        var usage = message.usage();
        return new Told(
                message.content().get(0).asText().text(),
                Math.toIntExact(usage.inputTokens()
                        + usage.cacheReadInputTokens().orElse(0L)
                        + usage.cacheCreationInputTokens().orElse(0L)),
                Math.toIntExact(usage.outputTokens()));
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        try (var events =
                client(endpoint).messages().createStreaming(chat(dialogue).build())) {
            return events.stream()
                    .flatMap(event -> event.contentBlockDelta().stream())
                    .map(RawContentBlockDeltaEvent::delta)
                    .flatMap(delta -> delta.text().stream())
                    .map(delta -> delta.text())
                    .toList();
        }
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var messages = client(endpoint).messages();
        var chat = chat(List.of(Said.user(question))).addTool(trackingTool());
        var asked = messages.create(chat.build());
        var call = asked.content().get(0).asToolUse();
        var order = call._input().convert(Order.class).order();
        var result = ToolResultBlockParam.builder()
                .toolUseId(call.id())
                .content(track.apply(order))
                .build();
        chat.addMessage(asked).addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(result)));
        return messages.create(chat.build()).content().get(0).asText().text();
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var params =
                chat(List.of(Said.user(question))).outputConfig(Parcel.class).build();
        return client(endpoint)
                .messages()
                .create(params)
                .content()
                .get(0)
                .asText()
                .text();
    }

    @Override
    public String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var image = ImageBlockParam.builder()
                .source(Base64ImageSource.builder()
                        .data(Base64.getEncoder().encodeToString(png))
                        .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                        .build())
                .build();
        var words = TextBlockParam.builder().text(question).build();
        var params = chat(List.of())
                .addUserMessageOfContentBlockParams(
                        List.of(ContentBlockParam.ofImage(image), ContentBlockParam.ofText(words)))
                .build();
        return client(endpoint)
                .messages()
                .create(params)
                .content()
                .get(0)
                .asText()
                .text();
    }

    @Test
    void streamsWithoutBlocking(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday."));
        var pieces = new CopyOnWriteArrayList<String>();

        client(endpoint)
                .async()
                .messages()
                .createStreaming(chat(List.of(Said.user("Where is it?"))).build())
                .subscribe(event -> event.contentBlockDelta()
                        .flatMap(delta -> delta.delta().text())
                        .ifPresent(delta -> pieces.add(delta.text())))
                .onCompleteFuture()
                .join();

        assertThat(pieces).containsExactly("It", " ships", " on", " Monday.");
    }

    @Test
    void accumulatesAStreamedCallAndItsUsage(EmbeddedEndpoint endpoint) {
        endpoint.answer(toolCall("track", "{\"order\": \"4711\"}"));
        var accumulated = MessageAccumulator.create();

        try (var events = client(endpoint)
                .messages()
                .createStreaming(chat(List.of(Said.user("Where is it?")))
                        .addTool(trackingTool())
                        .build())) {
            events.stream().forEach(accumulated::accumulate);
        }

        var message = accumulated.message();
        assertThat(message.content()
                        .get(0)
                        .asToolUse()
                        ._input()
                        .convert(Order.class)
                        .order())
                .isEqualTo("4711");
        assertThat(message.stopReason()).hasValueSatisfying(it -> assertThat(it).hasToString("tool_use"));
        assertThat(message.usage().outputTokens()).isPositive();
    }

    @Test
    void sendsThoughtsBackThatAreNoPartOfThePrompt(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Which order?").thinking("They name none."), text("It ships on Monday."));
        var messages = client(endpoint).messages();
        var chat = chat(List.of(Said.user("Where is it?"))).enabledThinking(1_024);

        var asked = messages.create(chat.build());
        messages.create(chat.addMessage(asked).addUserMessage("4711").build());

        assertThat(asked.content().get(0).asThinking().thinking()).isEqualTo("They name none.");
        assertThat(asked.content().get(1).asText().text()).isEqualTo("Which order?");
        assertThat(endpoint.captured()).hasRequestCount(2).hasSessionCount(1);
        assertThat(Transcript.of(endpoint.captured().requests().get(1)))
                .containsExactly("user: Where is it?", "assistant: Which order?", "user: 4711");
    }

    @Test
    void countsTokensWithoutBeingCaptured(EmbeddedEndpoint endpoint) {
        var counted = client(endpoint)
                .messages()
                .countTokens(MessageCountTokensParams.builder()
                        .model("any")
                        .addUserMessage("Where is my parcel?")
                        .build());
        var told = ask(endpoint, List.of(Said.user("Where is my parcel?")));

        assertThat(counted.inputTokens()).isEqualTo(told.promptTokens());
        assertThat(endpoint.captured()).hasRequestCount(1);
        assertThat(endpoint.exchanges()).hasSize(2);
    }

    @Test
    void listsModels(EmbeddedEndpoint endpoint) {
        assertThat(client(endpoint).models().list().data())
                .extracting(ModelInfo::id)
                .containsExactly("default");
    }

    @Test
    void throwsItsOwnExceptions(EmbeddedEndpoint endpoint) {
        endpoint.answer(status(400));

        assertThat(catchThrowable(() -> ask(endpoint, List.of(Said.user("a")))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("status 400, as the test asked for");
    }

    /** As Claude Code names its sessions: they are told apart, and nobody reads them. */
    @Test
    void hidesWhoSentIt(EmbeddedEndpoint endpoint) {
        var user = "user_" + "5".repeat(64) + "_account__session_0f1e2d3c-aaaa-bbbb-cccc-0123456789ab";
        var metadata = Metadata.builder().userId(user).build();

        for (var question : List.of("Where is it?", "And now?")) {
            client(endpoint)
                    .messages()
                    .create(chat(List.of(Said.user(question)))
                            .metadata(metadata)
                            .build());
        }

        assertThat(endpoint.captured()).hasRequestCount(2).hasSessionCount(1);
        assertThat(endpoint.captured().requests().toString())
                .doesNotContain("5555")
                .doesNotContain("0f1e2d3c");
    }

    private static MessageCreateParams.Builder chat(List<Said> dialogue) {
        var chat = MessageCreateParams.builder().model("any").maxTokens(64);
        for (var said : dialogue) {
            switch (said.role()) {
                case SYSTEM -> chat.system(said.text());
                case USER -> chat.addUserMessage(said.text());
                case ASSISTANT -> chat.addAssistantMessage(said.text());
            }
        }
        return chat;
    }

    private static Tool trackingTool() {
        return Tool.builder()
                .name("track")
                .description("Where an order is.")
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("order", JsonValue.from(Map.of("type", "string")))
                                .build())
                        .build())
                .build();
    }

    record Order(String order) {}
}
