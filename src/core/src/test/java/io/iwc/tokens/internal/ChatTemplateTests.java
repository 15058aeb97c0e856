package io.iwc.tokens.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected texts are worked by hand from metrics.md 2.8. */
class ChatTemplateTests {
    @Test
    void leavesTextAsItIs() {
        assertThat(ChatTemplate.text(new Prompt.Text(" as it is\n"))).isEqualTo(" as it is\n");
        assertThat(ChatTemplate.text(new Prompt.Text("<|im_start|>user", Prompt.TextFormat.CHATML)))
                .isEqualTo("<|im_start|>user");
    }

    @Test
    void putsTheRoleBeforeEachMessage() {
        var chat = new Prompt.Chat(List.of(Message.of("system", "Be brief."), Message.of("user", "Why?")));

        assertThat(ChatTemplate.text(chat)).isEqualTo("<|system|>\nBe brief.\n<|user|>\nWhy?\n");
    }

    @Test
    void putsToolsInFrontAsCanonicalJson() {
        var tool = JsonValue.parse("{\"type\": \"function\", \"function\": {\"name\": \"clock\"}}");
        var chat = new Prompt.Chat(List.of(Message.of("user", "Time?")), List.of(tool));

        assertThat(ChatTemplate.text(chat))
                .isEqualTo("[{\"function\":{\"name\":\"clock\"},\"type\":\"function\"}]\n<|user|>\nTime?\n");
    }

    @Test
    void joinsTextPartsAndNamesOthersByTypeAndHash() {
        var chat = chat(
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is\"},"
                        + "{\"type\":\"text\",\"text\":\" this?\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"a.png\"}}]}");

        // sha256sum of {"image_url":{"url":"a.png"},"type":"image_url"}
        assertThat(ChatTemplate.text(chat)).isEqualTo("<|user|>\nWhat is this?<image_url:cfc5852e38766b98>\n");
        assertThat(ChatTemplate.opaqueParts(chat)).isEqualTo(1);
    }

    @Test
    void takesNoContentForEmptyText() {
        var chat = chat("{\"role\":\"assistant\",\"content\":null}", "{\"role\":\"assistant\"}");

        assertThat(ChatTemplate.text(chat)).isEqualTo("<|assistant|>\n\n<|assistant|>\n\n");
        assertThat(ChatTemplate.opaqueParts(chat)).isZero();
    }

    @Test
    void appendsToolCallsToTheirMessage() {
        var chat =
                chat("{\"role\":\"assistant\",\"content\":\"One moment.\",\"tool_calls\":[{\"id\":\"1\",\"function\":"
                        + "{\"name\":\"clock\",\"arguments\":\"{\\\"zone\\\": \\\"UTC\\\"}\"}},{\"id\":\"2\",\"function\":"
                        + "{\"name\":\"now\",\"arguments\":\"\"}}]}");

        assertThat(ChatTemplate.text(chat))
                .isEqualTo("<|assistant|>\nOne moment.\nclock({\"zone\": \"UTC\"})\nnow()\n");
    }

    @Test
    void makesEachTurnAPrefixOfTheNext() {
        var turns = List.of(Message.of("user", "One?"), Message.of("assistant", "One."), Message.of("user", "Two?"));

        var first = ChatTemplate.text(new Prompt.Chat(turns.subList(0, 1)));
        var second = ChatTemplate.text(new Prompt.Chat(turns));

        assertThat(second).startsWith(first);
    }

    @Test
    void readsTheMessagesThatStandInAPromptString() {
        var prompt = new Prompt.Text("[{\"role\":\"user\",\"content\":\"Why?\"}]", Prompt.TextFormat.OPENAI_MESSAGES);

        assertThat(ChatTemplate.text(prompt)).isEqualTo("<|user|>\nWhy?\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Why?", "[]", "{\"role\":\"user\"}", "[\"Why?\"]", "[{\"content\":\"Why?\"}]", "[{"})
    void takesAnythingElseForRawText(String text) {
        var prompt = new Prompt.Text(text, Prompt.TextFormat.OPENAI_MESSAGES);

        assertThat(ChatTemplate.text(prompt)).isEqualTo(text);
        assertThat(ChatTemplate.opaqueParts(prompt)).isZero();
    }

    @Test
    void refusesALengthOnlyPrompt() {
        var prompt = new Prompt.Lengths(12, Optional.empty());

        assertThatThrownBy(() -> ChatTemplate.text(prompt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a length-only prompt has no text to count");
    }

    private static Prompt.Chat chat(String... messages) {
        return new Prompt.Chat(Stream.of(messages)
                .map(message -> Message.of(JsonValue.parse(message)))
                .toList());
    }
}
