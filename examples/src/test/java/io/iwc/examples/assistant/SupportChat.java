package io.iwc.examples.assistant;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.function.Consumer;

/** One customer's chat: every question is sent with all that was said before. For one thread at a time. */
public final class SupportChat {
    private final OpenAIClient client;
    private final PromptTemplate template;
    private final ChatCompletionCreateParams.Builder history;

    SupportChat(OpenAIClient client, PromptTemplate template, ChatCompletionCreateParams.Builder history) {
        this.client = client;
        this.template = template;
        this.history = history;
    }

    /** Asks and waits for the whole answer. */
    public String ask(String question) {
        var completion = client.chat().completions().create(next(question));
        return remember(completion.choices().get(0).message().content().orElseThrow());
    }

    /** Asks and hands on the answer piece by piece, as it is written. */
    public String ask(String question, Consumer<String> onText) {
        var answer = new StringBuilder();
        try (var response = client.chat().completions().createStreaming(next(question))) {
            response.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .map(ChatCompletionChunk.Choice::delta)
                    .flatMap(delta -> delta.content().stream())
                    .forEach(text -> {
                        answer.append(text);
                        onText.accept(text);
                    });
        }
        return remember(answer.toString());
    }

    private ChatCompletionCreateParams next(String question) {
        return history.addUserMessage(template.question(question)).build();
    }

    private String remember(String answer) {
        history.addAssistantMessage(answer);
        return answer;
    }
}
