package io.iwc.examples.assistant;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** Answers customers. One assistant serves many chats. */
public final class SupportAssistant {
    /** Answers are meant to be read on a phone. */
    private static final long LONGEST_ANSWER = 160;

    private final OpenAIClient client;
    private final PromptTemplate template;
    private final String model;

    /** Talks through {@code client}, which knows the base URL and the key. */
    public SupportAssistant(OpenAIClient client, PromptTemplate template, String model) {
        this.client = client;
        this.template = template;
        this.model = model;
    }

    /** Talks to the server of that URL and puts one article into its prompts. */
    public static SupportAssistant at(String baseUrl) {
        return at(baseUrl, 1);
    }

    /** Talks to the server of that URL and puts so many articles into its prompts. */
    public static SupportAssistant at(String baseUrl, int articles) {
        var client =
                OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("unused").build();
        return new SupportAssistant(client, new PromptTemplate(Handbook.load(), articles), "any");
    }

    /** Opens a chat with an empty history. */
    public SupportChat open() {
        var opening = ChatCompletionCreateParams.builder()
                .model(model)
                .maxCompletionTokens(LONGEST_ANSWER)
                .addSystemMessage(template.system());
        return new SupportChat(client, template, opening);
    }
}
