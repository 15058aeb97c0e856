package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.assertThatThrownBy;

import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolCall;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolDefinition;
import com.azure.ai.openai.models.ChatCompletionsFunctionToolDefinitionFunction;
import com.azure.ai.openai.models.ChatCompletionsJsonSchemaResponseFormat;
import com.azure.ai.openai.models.ChatCompletionsJsonSchemaResponseFormatJsonSchema;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatMessageImageContentItem;
import com.azure.ai.openai.models.ChatMessageImageUrl;
import com.azure.ai.openai.models.ChatMessageTextContentItem;
import com.azure.ai.openai.models.ChatRequestAssistantMessage;
import com.azure.ai.openai.models.ChatRequestMessage;
import com.azure.ai.openai.models.ChatRequestSystemMessage;
import com.azure.ai.openai.models.ChatRequestToolMessage;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.BinaryData;
import io.iwc.artifact.internal.Json;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.Exchange;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Azure's own client for Java, which sends no key over plain http. */
@IwcEndpoint(embedded = @Embedded(tls = true))
class AzureAiOpenAiTests
        implements TriesAgain, StreamsChats, CallsTools, AnswersInJson, EmbedsTexts, SendsImages, ReportsErrors {
    private static final Map<String, Object> STRING = Map.of("type", "string");

    // snippet: azure-ai-openai
    private static OpenAIClient client(EmbeddedEndpoint endpoint) {
        var trusting = HttpClient.newBuilder().sslContext(endpoint.certificate().sslContext());
        return new OpenAIClientBuilder()
                .endpoint(endpoint.rootUrl())
                .credential(new AzureKeyCredential("unused"))
                .httpClient(new JdkHttpClientBuilder(trusting).build())
                .buildClient();
    }
    // end

    @Override
    public Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        var completions = client(endpoint).getChatCompletions("any", new ChatCompletionsOptions(messages(dialogue)));
        return new Told(
                text(completions),
                completions.getUsage().getPromptTokens(),
                completions.getUsage().getCompletionTokens());
    }

    @Override
    public List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue) {
        return client(endpoint).getChatCompletionsStream("any", new ChatCompletionsOptions(messages(dialogue))).stream()
                .flatMap(chunk -> chunk.getChoices().stream())
                .map(choice -> choice.getDelta().getContent())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    @Override
    public String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track) {
        var parameters = Map.of("type", "object", "properties", Map.of("order", STRING));
        var tool = new ChatCompletionsFunctionToolDefinition(new ChatCompletionsFunctionToolDefinitionFunction("track")
                .setDescription("Where an order is.")
                .setParameters(BinaryData.fromObject(parameters)));
        var messages = new ArrayList<ChatRequestMessage>(List.of(new ChatRequestUserMessage(question)));
        var asked = client(endpoint)
                .getChatCompletions("any", new ChatCompletionsOptions(messages).setTools(List.of(tool)))
                .getChoices()
                .get(0)
                .getMessage();
        var call = (ChatCompletionsFunctionToolCall) asked.getToolCalls().get(0);
        var order = Json.parse(call.getFunction().getArguments()).path("order").asText();
        messages.add(new ChatRequestAssistantMessage("").setToolCalls(asked.getToolCalls()));
        messages.add(new ChatRequestToolMessage(track.apply(order), call.getId()));
        return text(client(endpoint)
                .getChatCompletions("any", new ChatCompletionsOptions(messages).setTools(List.of(tool))));
    }

    @Override
    public Parcel askForParcel(EmbeddedEndpoint endpoint, String question) {
        var schema = Map.of("type", "object", "properties", Map.of("order", STRING, "days", Map.of("type", "integer")));
        var format = new ChatCompletionsJsonSchemaResponseFormatJsonSchema("parcel")
                .setSchema(BinaryData.fromObject(schema));
        var options = new ChatCompletionsOptions(messages(List.of(Said.user(question))))
                .setResponseFormat(new ChatCompletionsJsonSchemaResponseFormat(format));
        var json = Json.parse(text(client(endpoint).getChatCompletions("any", options)));
        return new Parcel(json.path("order").asText(), json.path("days").asInt());
    }

    @Override
    public List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts) {
        return client(endpoint).getEmbeddings("any", new EmbeddingsOptions(texts)).getData().stream()
                .map(item -> floats(item.getEmbedding()))
                .toList();
    }

    @Override
    public String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png) {
        var image = new ChatMessageImageUrl(
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
        var message = new ChatRequestUserMessage(
                List.of(new ChatMessageTextContentItem(question), new ChatMessageImageContentItem(image)));
        return text(client(endpoint).getChatCompletions("any", new ChatCompletionsOptions(List.of(message))));
    }

    @Test
    void asksTheDeploymentOverHttps(EmbeddedEndpoint endpoint) {
        ask(endpoint, List.of(Said.user("Where is it?")));

        assertThat(endpoint.rootUrl()).startsWith("https://127.0.0.1:");
        assertThat(endpoint.exchanges())
                .extracting(Exchange::path)
                .containsExactly("/openai/deployments/any/chat/completions");
    }

    @Test
    void sendsNoKeyOverPlainHttp(@IwcEndpoint EmbeddedEndpoint plain) {
        var client = new OpenAIClientBuilder()
                .endpoint(plain.rootUrl())
                .credential(new AzureKeyCredential("unused"))
                .httpClient(new JdkHttpClientBuilder(HttpClient.newBuilder()).build())
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ZERO)))
                .buildClient();

        assertThatThrownBy(() -> client.getChatCompletions(
                        "any", new ChatCompletionsOptions(messages(List.of(Said.user("Where is it?"))))))
                .hasMessage("Key credentials require HTTPS to prevent leaking the key.");
        assertThat(plain.exchanges()).isEmpty();
    }

    private static String text(ChatCompletions completions) {
        return completions.getChoices().get(0).getMessage().getContent();
    }

    private static List<ChatRequestMessage> messages(List<Said> dialogue) {
        return dialogue.stream()
                .<ChatRequestMessage>map(said -> switch (said.role()) {
                    case SYSTEM -> new ChatRequestSystemMessage(said.text());
                    case USER -> new ChatRequestUserMessage(said.text());
                    case ASSISTANT -> new ChatRequestAssistantMessage(said.text());
                })
                .toList();
    }

    private static float[] floats(List<Float> list) {
        var floats = new float[list.size()];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = list.get(i);
        }
        return floats;
    }
}
