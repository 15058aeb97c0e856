package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code iwc analyze --prefix-breaks} says of a chat with a clock in its system prompt. */
class PrefixBreaksTests {
    private static final String TURN = """
            {"request_id":"r%d","session_id":"c1","arrival_time_ms":%d,"max_output_tokens":8,"prompt_format":"openai_messages","messages":[\
            {"role":"system","content":"You answer customers. It is 14:0%d. Be short."},\
            {"role":"user","content":"Where is my parcel?"}%s]}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String chat = "";

    @BeforeEach
    void writeTheChat() throws IOException {
        var more = ",{\"role\":\"assistant\",\"content\":\"On its way.\"},{\"role\":\"user\",\"content\":\"Thanks\"}";
        chat = Files.writeString(folder.resolve("c.jsonl"), TURN.formatted(1, 0, 1, "") + TURN.formatted(2, 9, 2, more))
                .toString();
    }

    @Test
    void saysWhereTheBeginningBrokeAndHidesTheWords() {
        assertThat(iwc("analyze", chat, "--tokenizer=whitespace", "--prefix-breaks"))
                .isZero();

        assertThat(text()).endsWith("""

                PREFIX BREAKS
                -------------
                Compared               : 1 prompt
                Broken                 : 1 break, 8 tokens prefilled again
                Cause                  : 1 × system prompt changed (a date or time): 8 tokens
                turn 2 of session "c1" broke the prefix at token 6 of 14: system prompt, #bc0eef1b became #c792dfb9; 8 \
                tokens are prefilled again
                """);
    }

    @Test
    void showsTheWordsIfAsked() {
        assertThat(iwc("analyze", chat, "--tokenizer=whitespace", "--prefix-breaks", "--show-prompts"))
                .isZero();

        assertThat(text()).contains("system prompt, \"…answer customers. It is ⟦14:02⟧. Be short.\"; 8 tokens are");
    }

    @Test
    void callsNothingABreakThatTheCacheOfTheRuleHadForgotten() throws IOException {
        var more = ",{\"role\":\"assistant\",\"content\":\"On its way.\"},{\"role\":\"user\",\"content\":\"Thanks\"}";
        var slow = Files.writeString(
                        folder.resolve("s.jsonl"), TURN.formatted(1, 0, 1, "") + TURN.formatted(2, 301_000, 2, more))
                .toString();

        assertThat(iwc("analyze", slow, "--tokenizer=whitespace", "--prefix-breaks", "--cache-rule=openai"))
                .isZero();

        assertThat(text()).endsWith("""

                PREFIX BREAKS
                -------------
                Compared               : 1 prompt
                Expired                : 1 prompt whose reference was no longer in the cache
                Broken                 : 0 breaks, 0 tokens prefilled again
                """);
    }

    @Test
    void failsAGateOnTheTokensThatAreLost() {
        assertThat(iwc("analyze", chat, "--tokenizer=whitespace", "--prefix-breaks", "--fail-on-lost-tokens=7"))
                .isEqualTo(ExitStatus.GATE_FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("gate failed: 8 tokens are prefilled again, allowed 7\n");
        assertThat(iwc("analyze", chat, "--tokenizer=whitespace", "--prefix-breaks", "--fail-on-lost-tokens=8"))
                .isZero();
    }

    @Test
    void failsTheGateWhereNothingCanBeJudged() throws IOException {
        var lengths = Files.writeString(
                folder.resolve("l.jsonl"),
                "{\"request_id\":\"r\",\"arrival_time_ms\":0,\"prompt_tokens\":5,\"max_output_tokens\":1}\n");

        assertThat(iwc("analyze", lengths.toString(), "--prefix-breaks", "--fail-on-lost-tokens=8"))
                .isEqualTo(ExitStatus.GATE_FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("gate failed: not measurable: 1 request has no prompt text, only a length\n");
    }

    @Test
    void putsATableIntoThePageTheMarkdownAndTheJson() throws IOException {
        var page = folder.resolve("p.html");
        var summary = folder.resolve("s.md");

        iwc(
                "analyze",
                chat,
                "--tokenizer=whitespace",
                "--prefix-breaks",
                "--html",
                page.toString(),
                "--markdown",
                summary.toString(),
                "--format=json");

        assertThat(Files.readString(page))
                .contains(
                        "Prefix breaks</h2>",
                        "turn 2 of session",
                        "<td class=\"words\">system prompt</td>",
                        "<td>8</td></tr>");
        assertThat(Files.readString(summary)).contains("## Prefix breaks", """
                        | Request | Held against | Where | What changed | Words | At token | Of | Lost |
                        | --- | --- | --- | --- | --- | --: | --: | --: |
                        | turn 2 of session "c1" | turn before (r1) | system prompt | system prompt changed (a date or time) |""");
        assertThat(text()).contains("\"prefixBreaks\"", "\"lostTokens\": 8", "\"place\": \"system prompt\"");
    }

    @Test
    void measuresACacheAndTheCost() throws IOException {
        var prices = Files.writeString(
                folder.resolve("p.yaml"),
                "currency: EUR\ndate: 2026-11-30\nmodels:\n  any: {input: 1000, output: 1000}\n");

        assertThat(iwc(
                        "analyze",
                        chat,
                        "--tokenizer=whitespace",
                        "--cache-rule=engine-blocks16",
                        "--prices",
                        prices.toString()))
                .isZero();

        assertThat(text()).contains("""
                PROMPT CACHE AND COST
                ---------------------
                Cache rule             : engine-blocks16
                From the cache         : expected 0   possible 0
                Tokens of a request    : expected 0   possible 0
                Cost (EUR, 2026-11-30) : total 0.05000   per session 0.05000   per 1 000 requests 25.00
                """);
    }

    @Test
    void saysWhatTheBestBreakpointsWouldWin() throws IOException {
        var turn = """
                {"request_id":"r%d","session_id":"c%d","arrival_time_ms":%d,"max_output_tokens":8,\
                "prompt_format":"openai_messages","messages":[{"role":"system","content":"%s"},\
                {"role":"user","content":"Hello"}]}
                """;
        var words = "word ".repeat(2000).strip();
        var unmarked = Files.writeString(
                        folder.resolve("u.jsonl"), turn.formatted(1, 1, 0, words) + turn.formatted(2, 2, 9, words))
                .toString();

        assertThat(iwc("analyze", unmarked, "--tokenizer=whitespace", "--cache-rule=anthropic"))
                .isZero();

        // by hand: the second of two equal prompts of 2 003 tokens could be read as a whole
        assertThat(text()).contains("""
                From the cache         : expected 0   possible 0.5000
                Tokens of a request    : expected 0   possible 1002
                Would be won           : 1002 tokens of a request, by the best breakpoints
                """);
    }

    @Test
    void refusesOptionsThatWouldChangeNothing() {
        assertThat(iwc("analyze", chat, "--show-prompts")).isEqualTo(ExitStatus.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--show-prompts: given without --prefix-breaks");
    }

    private int iwc(String... arguments) {
        out.reset();
        err.reset();
        return IwcCommand.run(Console.of(out, err, false), arguments);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
