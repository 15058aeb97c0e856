package io.iwc.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.testing.GeneratedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which client does what: the table in the documentation is made of the interfaces that the tests here implement. */
class ClientTableTests {
    private static final String ROOT = "`rootUrl()`";
    private static final String VERSIONED = "`baseUrl()`";
    private static final List<Client> CLIENTS = List.of(
            new Client("openai-java", "OpenAI", VERSIONED, OpenAiJavaTests.class),
            new Client("openai-java", "Azure OpenAI", ROOT, OpenAiJavaAzureTests.class),
            new Client("azure-ai-openai", "Azure OpenAI", ROOT, AzureAiOpenAiTests.class),
            new Client("langchain4j", "OpenAI", VERSIONED, LangChain4jTests.class),
            new Client("spring-ai", "OpenAI", ROOT, SpringAiTests.class),
            new Client("anthropic-java", "Anthropic", ROOT, AnthropicJavaTests.class),
            new Client("langchain4j", "Anthropic", "`baseUrl() + \"/\"`", LangChain4jAnthropicTests.class),
            new Client("spring-ai", "Anthropic", ROOT, SpringAiAnthropicTests.class),
            new Client("langchain4j-ollama", "Ollama", ROOT, LangChain4jOllamaTests.class),
            new Client("spring-ai", "Ollama", ROOT, SpringAiOllamaTests.class),
            new Client("google-genai", "Gemini", ROOT, GoogleGenaiTests.class),
            new Client("langchain4j", "Gemini", "`rootUrl() + \"/v1beta\"`", LangChain4jGeminiTests.class),
            new Client("bedrockruntime", "Bedrock", ROOT, BedrockRuntimeTests.class),
            new Client("curl", "OpenAI", VERSIONED, CurlTests.class),
            node("openai", "OpenAI", "baseURL: baseUrl()", NodeOpenAiTests.class),
            node("@anthropic-ai/sdk", "Anthropic", "baseURL: rootUrl()", NodeAnthropicTests.class),
            node("ollama", "Ollama", "host: rootUrl()", NodeOllamaTests.class),
            node("ai", "@ai-sdk/openai", "OpenAI", "baseURL: baseUrl()", AiSdkOpenAiTests.class),
            node("ai", "@ai-sdk/anthropic", "Anthropic", "baseURL: baseUrl()", AiSdkAnthropicTests.class),
            node("ai", "@ai-sdk/google", "Gemini", "baseURL: rootUrl() + \"/v1beta\"", AiSdkGoogleTests.class),
            node("ai", "ollama-ai-provider-v2", "Ollama", "baseURL: rootUrl() + \"/api\"", AiSdkOllamaTests.class),
            node("@langchain/openai", "OpenAI", "configuration.baseURL: baseUrl()", LangChainJsOpenAiTests.class),
            node("@langchain/anthropic", "Anthropic", "anthropicApiUrl: rootUrl()", LangChainJsAnthropicTests.class),
            node("@langchain/google-genai", "Gemini", "baseUrl: rootUrl()", LangChainJsGoogleTests.class),
            node("@langchain/ollama", "Ollama", "baseUrl: rootUrl()", LangChainJsOllamaTests.class));

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        var page = new GeneratedPage("capture.md", "the tests of clients", "examples", ClientTableTests.class);

        page.hasTables(Map.of("clients", table()));
    }

    @Test
    void namesEveryClientThatIsTested() throws IOException {
        var folder = Path.of("target", "test-classes", "io", "iwc", "examples", "clients");
        try (var files = Files.list(folder)) {
            var tested = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Tests.class"))
                    .map(name -> name.replace(".class", ""))
                    .filter(name -> !name.equals(ClientTableTests.class.getSimpleName()));

            assertThat(CLIENTS)
                    .extracting(client -> client.tests().getSimpleName())
                    .containsAll(tested.toList());
        }
    }

    private static Client node(String name, String api, String url, Class<?> tests) {
        return new Client(name, api, "`" + url + "`", tests);
    }

    /** One with a package that tells it whose API to speak. */
    private static Client node(String name, String provider, String api, String url, Class<?> tests) {
        return new Client(name + " " + provider, api, "`" + url + "`", tests);
    }

    private static String table() throws IOException {
        var features = new LinkedHashMap<String, Class<?>>();
        features.put("chat, history", AnswersChats.class);
        features.put("streamed; a broken stream", StreamsChats.class);
        features.put("tools", CallsTools.class);
        features.put("JSON schema", AnswersInJson.class);
        features.put("images", SendsImages.class);
        features.put("errors", ReportsErrors.class);
        features.put("asks again after", TriesAgain.class);
        features.put("responses", Responds.class);
        features.put("embeddings", EmbedsTexts.class);
        var table = new StringBuilder("| client | API | base URL | " + String.join(" | ", features.keySet()) + " |\n");
        table.append("| --- ".repeat(features.size() + 3)).append("|\n");
        for (var client : CLIENTS) {
            table.append(row(client.title(), client.api(), client.url(), features.values(), client::does));
        }
        for (var client : List.of(
                new TestedElsewhere("SpringAi2OpenAi", "OpenAI", VERSIONED),
                new TestedElsewhere("SpringAi2Anthropic", "Anthropic", ROOT),
                new TestedElsewhere("SpringAi2Ollama", "Ollama", ROOT))) {
            table.append(row(client.title(), client.api(), client.url(), features.values(), client::does));
        }
        return table.toString();
    }

    private static String row(
            String title, String api, String url, Collection<Class<?>> features, Function<Class<?>, String> does) {
        var cells = features.stream().map(does).collect(Collectors.joining(" | "));
        return "| " + title + " | " + api + " | " + url + " | " + cells + " |\n";
    }

    /**
     * One client.
     *
     * @param name as its version is named in the parent POM, or as the packages of Node are
     * @param tests what proves it
     */
    private record Client(String name, String api, String url, Class<?> tests) {
        private static final Map<String, String> TITLES =
                Map.of("langchain4j", "LangChain4j", "langchain4j-ollama", "LangChain4j", "spring-ai", "Spring AI");

        String title() throws IOException {
            return NodeClient.class.isAssignableFrom(tests) ? nodeTitle() : javaTitle();
        }

        private String nodeTitle() throws IOException {
            var packages = Json.parse(Files.readString(NodeProcess.SCRIPTS.resolve("package.json")))
                    .path("dependencies");
            return Stream.of(name.split(" ", -1))
                    .map(it -> it + " " + packages.path(it).asText().replaceFirst("(\\d+\\.\\d+).*", "$1"))
                    .collect(Collectors.joining(", "));
        }

        private String javaTitle() throws IOException {
            var version = Pattern.compile("<" + name + "\\.version>(\\d+\\.\\d+)")
                    .matcher(Files.readString(Path.of("..", "pom.xml")));
            return TITLES.getOrDefault(name, name) + (version.find() ? " " + version.group(1) : "");
        }

        String does(Class<?> feature) {
            if (!feature.isAssignableFrom(tests)) {
                return "–";
            }
            if (feature == TriesAgain.class) {
                return Integer.toString(((TriesAgain) instance()).busy());
            }
            return feature == StreamsChats.class && !((StreamsChats) instance()).noticesBreaks()
                    ? "yes; not noticed"
                    : "yes";
        }

        private Object instance() {
            try {
                return tests.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }
}
