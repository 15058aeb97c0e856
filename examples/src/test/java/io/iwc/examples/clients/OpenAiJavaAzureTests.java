package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.completions.CompletionCreateParams;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OpenAI's own client for Java as it asks deployments of Azure, and once by Azure's newer paths. */
@IwcEndpoint(embedded = @Embedded(tls = true))
class OpenAiJavaAzureTests extends OpenAiJavaTests {
    @Override
    OpenAIClient client(EmbeddedEndpoint endpoint) {
        return azure(endpoint, "", AzureUrlPathMode.LEGACY);
    }

    private static OpenAIClient azure(EmbeddedEndpoint endpoint, String path, AzureUrlPathMode mode) {
        var certificate = endpoint.certificate();
        return OpenAIOkHttpClient.builder()
                .baseUrl(endpoint.rootUrl() + path)
                .sslSocketFactory(certificate.sslContext().getSocketFactory())
                .trustManager(certificate.trustManager())
                .credential(AzureApiKeyCredential.create("unused"))
                .azureServiceVersion(AzureOpenAIServiceVersion.latestStableVersion())
                .azureUrlPathMode(mode)
                .build();
    }

    @Test
    void asksTheDeploymentOfItsModel(EmbeddedEndpoint endpoint) {
        ask(endpoint, List.of(Said.user("Where is it?")));

        assertThat(endpoint.exchanges())
                .extracting(Exchange::path)
                .containsExactly("/openai/deployments/any/chat/completions");
        assertThat(endpoint.captured().requests().get(0).model()).contains("any");
    }

    @Test
    void asksTheUnifiedPath(EmbeddedEndpoint endpoint) {
        var models = azure(endpoint, "/openai/v1", AzureUrlPathMode.UNIFIED);

        models.completions()
                .create(CompletionCreateParams.builder()
                        .model("any")
                        .prompt("Once")
                        .build());

        assertThat(endpoint.exchanges()).extracting(Exchange::path).containsExactly("/openai/v1/completions");
        assertThat(endpoint.captured()).hasRequestCount(1);
    }
}
