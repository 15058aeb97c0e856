package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.catchThrowable;
import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** AWS's own client for Java: Converse, and ConverseStream in its binary framing, of which it checks the sums. */
@IwcEndpoint
class BedrockRuntimeTests implements TriesAgain, StreamsChats, CallsTools, SendsImages, ReportsErrors {
    private static final String MODEL = "us.anthropic.claude-sonnet-4-v1:0";
    private static final String PROFILE = "arn:aws:bedrock:us-east-1:1:inference-profile/" + MODEL;

    // snippet: bedrockruntime
    private static BedrockRuntimeClient client(EmbeddedEndpoint endpoint) {
        return BedrockRuntimeClient.builder()
                .endpointOverride(URI.create(endpoint.rootUrl()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("unused", "unused")))
                .build();
    }
    // end

    /** Over plain HTTP it would speak HTTP/2 from the start, which the JDK's server does not. */
    private static BedrockRuntimeAsyncClient asyncClient(EmbeddedEndpoint endpoint) {
        return BedrockRuntimeAsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .endpointOverride(URI.create(endpoint.rootUrl()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("unused", "unused")))
                .build();
    }

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        try (var client = client(endpoint)) {
            var response = client.converse(chat(dialogue).build());
            return new Told(
                    words(response), prompt(response.usage()), response.usage().outputTokens());
        }
    }

    /** Neither the future nor {@code onError} tells of one: an answer without {@code messageStop} is all there is. */
    @Override
    public boolean noticesBreaks() {
        return false;
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var pieces = new CopyOnWriteArrayList<String>();
        streamTo(
                endpoint,
                dialogue,
                Visitor.builder()
                        .onContentBlockDelta(event -> pieces.add(event.delta().text()))
                        .build());
        return pieces;
    }

    private static void streamTo(EmbeddedEndpoint endpoint, List<Said> dialogue, Visitor visitor) {
        var asked = chat(dialogue).build();
        try (var client = asyncClient(endpoint)) {
            client.converseStream(
                            request -> request.modelId(MODEL)
                                    .system(asked.system())
                                    .messages(asked.messages()),
                            ConverseStreamResponseHandler.builder()
                                    .subscriber(visitor)
                                    .build())
                    .join();
        }
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var string = Document.mapBuilder().putString("type", "string").build();
        var schema = Document.mapBuilder()
                .putString("type", "object")
                .putDocument(
                        "properties",
                        Document.mapBuilder().putDocument("order", string).build())
                .build();
        var tool = Tool.fromToolSpec(ToolSpecification.builder()
                .name("track")
                .description("Where an order is.")
                .inputSchema(ToolInputSchema.fromJson(schema))
                .build());
        var chat = chat(List.of(Said.user(question)))
                .toolConfig(ToolConfiguration.builder().tools(tool).build());
        try (var client = client(endpoint)) {
            var asked = client.converse(chat.build()).output().message();
            var call = asked.content().get(0).toolUse();
            var result = ToolResultBlock.builder()
                    .toolUseId(call.toolUseId())
                    .content(ToolResultContentBlock.fromText(
                            track.apply(call.input().asMap().get("order").asString())))
                    .build();
            var messages = new ArrayList<>(chat.build().messages());
            messages.add(asked);
            messages.add(user(ContentBlock.fromToolResult(result)));
            return words(client.converse(chat.messages(messages).build()));
        }
    }

    @Override
    public String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var image = ContentBlock.fromImage(
                it -> it.format(ImageFormat.PNG).source(ImageSource.fromBytes(SdkBytes.fromByteArray(png))));
        var chat = chat(List.of()).messages(user(ContentBlock.fromText(question), image));
        try (var client = client(endpoint)) {
            return words(client.converse(chat.build()));
        }
    }

    @Test
    void streamsTheInputOfAToolAndItsUsage(EmbeddedEndpoint endpoint) {
        endpoint.answer(toolCall("track", "{\"order\": \"4711\"}"));
        var input = new CopyOnWriteArrayList<String>();
        var names = new CopyOnWriteArrayList<String>();
        var reasons = new CopyOnWriteArrayList<String>();
        var usages = new CopyOnWriteArrayList<TokenUsage>();

        streamTo(
                endpoint,
                List.of(Said.user("Where is it?")),
                Visitor.builder()
                        .onContentBlockStart(
                                event -> names.add(event.start().toolUse().name()))
                        .onContentBlockDelta(
                                event -> input.add(event.delta().toolUse().input()))
                        .onMessageStop(event -> reasons.add(event.stopReasonAsString()))
                        .onMetadata(event -> usages.add(event.usage()))
                        .build());

        assertThat(names).containsExactly("track");
        assertThat(String.join("", input)).isEqualTo("{\"order\": \"4711\"}");
        assertThat(reasons).containsExactly("tool_use");
        assertThat(usages).singleElement().satisfies(usage -> assertThat(usage.outputTokens())
                .isPositive());
    }

    @Test
    void streamsThoughtsBeforeTheAnswer(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("On Monday.").thinking("Let me see."));
        var deltas = new CopyOnWriteArrayList<ContentBlockDelta>();

        streamTo(
                endpoint,
                List.of(Said.user("When?")),
                Visitor.builder()
                        .onContentBlockDelta(event -> deltas.add(event.delta()))
                        .build());

        assertThat(deltas)
                .extracting(delta -> delta.type().name())
                .containsExactly(
                        "REASONING_CONTENT",
                        "REASONING_CONTENT",
                        "REASONING_CONTENT",
                        "REASONING_CONTENT",
                        "TEXT",
                        "TEXT");
    }

    @Test
    void theModelMayBeNamedByAnArn(EmbeddedEndpoint endpoint) {
        try (var client = client(endpoint)) {
            client.converse(
                    chat(List.of(Said.user("Where is it?"))).modelId(PROFILE).build());
        }

        assertThat(endpoint.captured().requests().get(0).model()).contains(PROFILE);
        assertThat(endpoint.exchanges()).extracting(Exchange::path).containsExactly("/model/" + PROFILE + "/converse");
    }

    @Test
    void throwsItsOwnExceptions(EmbeddedEndpoint endpoint) {
        endpoint.answer(status(400), status(429));

        assertThat(catchThrowable(() -> ask(endpoint, List.of(Said.user("a")))))
                .isInstanceOf(ValidationException.class);
        assertThat(catchThrowable(() -> ask(endpoint, List.of(Said.user("b")))))
                .isInstanceOf(ThrottlingException.class);
    }

    private static ConverseRequest.Builder chat(List<Said> dialogue) {
        return ConverseRequest.builder()
                .modelId(MODEL)
                .system(dialogue.stream()
                        .filter(said -> said.role() == Said.Role.SYSTEM)
                        .map(said -> SystemContentBlock.fromText(said.text()))
                        .toList())
                .messages(dialogue.stream()
                        .filter(said -> said.role() != Said.Role.SYSTEM)
                        .map(said -> Message.builder()
                                .role(
                                        said.role() == Said.Role.USER
                                                ? ConversationRole.USER
                                                : ConversationRole.ASSISTANT)
                                .content(ContentBlock.fromText(said.text()))
                                .build())
                        .toList());
    }

    private static Message user(ContentBlock... content) {
        return Message.builder().role(ConversationRole.USER).content(content).build();
    }

    private static String words(ConverseResponse response) {
        return response.output().message().content().get(0).text();
    }

    private static int prompt(TokenUsage usage) {
        return usage.inputTokens() + usage.cacheReadInputTokens() + usage.cacheWriteInputTokens();
    }
}
