package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.Exchange;
import org.junit.jupiter.api.Test;

/** OpenAI's own client for Java in both of its modes for Azure. */
class OpenAiJavaAzureTests {
    @Test
    void asksADeployment(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday."));

        var answer = ask(endpoint.rootUrl(), AzureUrlPathMode.LEGACY);

        assertThat(answer.choices().get(0).message().content()).contains("It ships on Monday.");
        assertThat(endpoint.exchanges())
                .extracting(Exchange::path)
                .containsExactly("/openai/deployments/parcels/chat/completions");
        assertThat(endpoint.captured()).hasRequestCount(1);
    }

    @Test
    void asksTheUnifiedPath(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday."));

        ask(endpoint.rootUrl() + "/openai/v1", AzureUrlPathMode.UNIFIED);

        assertThat(endpoint.exchanges()).extracting(Exchange::path).containsExactly("/openai/v1/chat/completions");
        assertThat(endpoint.captured()).hasRequestCount(1);
    }

    private static ChatCompletion ask(String url, AzureUrlPathMode mode) {
        var client = OpenAIOkHttpClient.builder()
                .baseUrl(url)
                .credential(AzureApiKeyCredential.create("unused"))
                .azureServiceVersion(AzureOpenAIServiceVersion.latestStableVersion())
                .azureUrlPathMode(mode)
                .build();
        return client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("parcels")
                        .addUserMessage("Where is it?")
                        .build());
    }
}
