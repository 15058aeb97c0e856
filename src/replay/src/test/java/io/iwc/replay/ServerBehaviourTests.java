package io.iwc.replay;

import static io.iwc.replay.Answers.DONE;
import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Run;
import io.iwc.testing.GeneratedPage;
import io.iwc.tokens.Tokenizers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers do, and what a replay makes of it, over real sockets; the table in the documentation is made of this. */
@Timeout(60)
class ServerBehaviourTests {
    private static final String WORDS = token("one") + token(" two");
    private static final String TWO = usage("\"completion_tokens\":2");

    static List<Behaviour> behaviours() {
        return List.of(
                ok("role, tokens, finish reason, usage, `[DONE]`", ROLE + WORDS + STOP + TWO + DONE, "2 tokens, usage"),
                failed("finish reason `abort`", WORDS + finish("abort") + TWO + DONE, "the finish reason is \"abort\""),
                failed("finish reason `error`", WORDS + finish("error") + DONE, "the finish reason is \"error\""),
                new Behaviour(
                        "`[DONE]`, and the connection is left open",
                        Kind.OPEN,
                        WORDS + STOP + TWO + DONE,
                        "ok: 2 tokens, usage"),
                ok("no finish reason, but `[DONE]`", WORDS + TWO + DONE, "2 tokens, usage; warned about"),
                failed(
                        "neither a finish reason nor `[DONE]`",
                        "truncated",
                        WORDS,
                        "the answer ended without a finish reason"),
                ok("`[DONE]` with a space behind it", WORDS + STOP + TWO + event("[DONE] "), "2 tokens, usage"),
                ok(
                        "reasoning that is counted but not streamed",
                        WORDS
                                + STOP
                                + usage(
                                        "\"completion_tokens\":9,\"completion_tokens_details\":{\"reasoning_tokens\":7}")
                                + DONE,
                        "9 tokens, usage, 7 of them hidden; warned about"),
                ok(
                        "a usage of zeros",
                        WORDS + STOP + usage("\"prompt_tokens\":0,\"completion_tokens\":0") + DONE,
                        "2 tokens, estimated instead of 0; warned about"),
                ok(
                        "fewer tokens counted than chunks",
                        WORDS + STOP + usage("\"completion_tokens\":1") + DONE,
                        "2 tokens, estimated instead of 1; warned about"),
                ok(
                        "content that is a list of parts",
                        delta(
                                        "\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]}]")
                                + delta("\"content\":[{\"type\":\"text\",\"text\":\"one\"}]")
                                + STOP
                                + TWO
                                + DONE,
                        "2 tokens, usage"),
                new Behaviour(
                        "a stream called `text/plain`", Kind.TEXT, WORDS + STOP + TWO + DONE, "ok: 2 tokens, usage"),
                new Behaviour(
                        "a stream called `application/json`",
                        Kind.JSON,
                        WORDS + STOP + TWO + DONE,
                        "ok: 2 tokens, usage"),
                ok("a comment wrapped as data", event(": still here") + WORDS + STOP + TWO + DONE, "2 tokens, usage"),
                failed(
                        "`event: error`",
                        "sse_error_event",
                        WORDS + "event: error\ndata: {\"message\":\"engine is dead\"}\n\n" + DONE,
                        "engine is dead"),
                failed(
                        "an error inside of a choice",
                        "sse_error_event",
                        WORDS + event("{\"choices\":[{\"error\":{\"message\":\"upstream\"}}]}") + DONE,
                        "upstream"),
                failed(
                        "`message` and `code` in place of choices",
                        "sse_error_event",
                        event("{\"message\":\"too long\",\"code\":400}") + DONE,
                        "too long"),
                failed(
                        "a finish reason that is an object, as SGLang has them",
                        WORDS
                                + event(
                                        "{\"choices\":[{\"delta\":{},\"finish_reason\":{\"type\":\"abort\",\"message\":\"timed"
                                                + " out in the queue\"}}]}")
                                + DONE,
                        "the finish reason is \"abort: timed out in the queue\""),
                failed(
                        "an error whose text is all it has, as TGI and Triton send it",
                        "sse_error_event",
                        WORDS + event("{\"error\":\"CUDA out of memory\",\"error_type\":\"generation\"}"),
                        "CUDA out of memory"),
                failed(
                        "a field `error:`, as llama.cpp sent it",
                        "sse_error_event",
                        WORDS + "error: {\"code\":500,\"message\":\"context shift is disabled\"}\n\n",
                        "context shift is disabled"),
                failed(
                        "an error as a bare line, as Ollama sends it",
                        "sse_error_event",
                        WORDS + "{\"error\":{\"message\":\"model runner has stopped\"}}\n",
                        "model runner has stopped"),
                failed(
                        "an error in a list, `errors`",
                        "sse_error_event",
                        WORDS + event("{\"errors\":[{\"message\":\"quota\"}]}") + DONE,
                        "quota"),
                failed(
                        "`base_resp` with a status, as MiniMax sends it",
                        "sse_error_event",
                        event("{\"base_resp\":{\"status_code\":1008,\"status_msg\":\"no balance\"}}") + DONE,
                        "no balance"),
                failed(
                        "`base_resp` with a status below zero",
                        "sse_error_event",
                        event("{\"base_resp\":{\"status_code\":-1,\"status_msg\":\"no reason\"}}") + DONE,
                        "no reason"),
                ok(
                        "`base_resp` with a status of 0 or null in every chunk",
                        event("{\"choices\":[{\"delta\":{\"content\":\"one\"}}],\"base_resp\":{\"status_code\":0}}")
                                + event(
                                        "{\"choices\":[{\"delta\":{\"content\":\" two\"}}],\"base_resp\":{\"status_code\":null}}")
                                + STOP
                                + TWO
                                + DONE,
                        "2 tokens, usage"),
                failed(
                        "`msg` and `code` in place of choices",
                        "sse_error_event",
                        event("{\"code\":50501,\"msg\":\"rate limited\"}") + DONE,
                        "rate limited"),
                failed(
                        "JSON that is no answer, and the end",
                        "empty",
                        event("{\"maintenance\":true}") + DONE,
                        "the answer has not a single token; it says {\"maintenance\":true}"),
                ok(
                        "`error` that is null or empty in every chunk",
                        event("{\"error\":null,\"choices\":[{\"delta\":{\"content\":\"one\"}}]}")
                                + event("{\"error\":\"\",\"choices\":[{\"delta\":{\"content\":\" two\"}}]}")
                                + STOP
                                + TWO
                                + DONE,
                        "2 tokens, usage"),
                ok(
                        "usage in the choice, as Moonshot sends it",
                        WORDS
                                + event(
                                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\",\"usage\":{\"completion_tokens\":"
                                                + "2}}]}")
                                + DONE,
                        "2 tokens, usage"),
                ok(
                        "usage in `x_groq`",
                        WORDS
                                + event(
                                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":{"
                                                + "\"completion_tokens\":2}}}")
                                + DONE,
                        "2 tokens, usage"),
                ok(
                        "a usage of 2.0 or \"2\"",
                        WORDS + STOP + usage("\"prompt_tokens\":\"5\",\"completion_tokens\":2.0") + DONE,
                        "2 tokens, usage"),
                ok(
                        "a usage below zero",
                        WORDS + STOP + usage("\"completion_tokens\":-1") + DONE,
                        "2 tokens, estimated instead of 0; warned about"),
                ok(
                        "a usage beyond all bounds",
                        WORDS + STOP + usage("\"completion_tokens\":1000000000000") + DONE,
                        "2 tokens, estimated instead of 2147483647; warned about"),
                ok(
                        "tokens of signs and spaces",
                        token("x\\\" }") + token("x\\\" }") + STOP + TWO + DONE,
                        "2 tokens, usage"),
                ok("`\"[DONE]\"` in quotes", WORDS + STOP + TWO + event("\"[DONE]\""), "2 tokens, usage"),
                new Behaviour(
                        "a stream in gzip that nobody asked for",
                        Kind.GZIP,
                        WORDS + STOP + TWO + DONE,
                        "failed: sse_malformed, the answer is encoded (Content-Encoding: gzip), though none was asked"
                                + " for"),
                new Behaviour(
                        "a page of a gateway in place of an answer, with 200",
                        Kind.TEXT,
                        "<title>Sign in</title>",
                        "failed: sse_malformed, <title>Sign in</title>"),
                new Behaviour(
                        "a message of a gateway in place of an answer, with 200",
                        Kind.JSON,
                        "{\"message\":\"no Route matched\"}",
                        "failed: empty, no Route matched"),
                new Behaviour(
                        "a redirect with a password and a query",
                        Kind.SECRET_REDIRECT,
                        "",
                        "failed: http_4xx, redirect to https://…@example.com/v1?…, which is not followed: use that"
                                + " URL"),
                new Behaviour(
                        "an error object as JSON, called an event stream",
                        Kind.STREAM,
                        "{\"error\":{\"message\":\"overloaded\"}}",
                        "failed: sse_error_event, overloaded"),
                new Behaviour(
                        "a redirect",
                        Kind.REDIRECT,
                        "",
                        "failed: http_4xx, redirect to /base/v1, which is not followed: use that URL"),
                new Behaviour(
                        "`stream_options` refused",
                        Kind.STRICT,
                        WORDS + STOP + TWO + DONE,
                        "ok: 2 tokens, usage; warned about; sent 2 times"));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void hasItsOutcome(Behaviour behaviour) throws IOException {
        assertThat(behaviour.seen()).isEqualTo(behaviour.outcome());
    }

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        var page = new GeneratedPage("replaying.md", "this test", "src/replay", ServerBehaviourTests.class);

        page.hasTables(Map.of("server behaviours", table()));
    }

    private static String table() {
        var table = new StringBuilder("| the server sends | outcome |\n| --- | --- |\n");
        behaviours().forEach(it -> table.append("| ")
                .append(it.name())
                .append(" | ")
                .append(it.outcome())
                .append(" |\n"));
        return table.toString();
    }

    private static Behaviour ok(String name, String events, String outcome) {
        return new Behaviour(name, Kind.STREAM, events, "ok: " + outcome);
    }

    private static Behaviour failed(String name, String events, String said) {
        return failed(name, "finish_error", events, said);
    }

    private static Behaviour failed(String name, String errorClass, String events, String said) {
        return new Behaviour(name, Kind.STREAM, events, "failed: " + errorClass + ", " + said);
    }

    private static String delta(String content) {
        return event("{\"choices\":[{\"delta\":{" + content + "}}]}");
    }

    private static String finish(String reason) {
        return event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    private static String usage(String members) {
        return event("{\"choices\":[],\"usage\":{" + members + "}}");
    }

    /** How the bytes go out. */
    private enum Kind {
        STREAM,
        TEXT,
        JSON,
        OPEN,
        REDIRECT,
        SECRET_REDIRECT,
        GZIP,
        STRICT
    }

    /** A server and what comes of it. */
    private record Behaviour(String name, Kind kind, String events, String outcome) {
        /** What a replay of one request says of it. */
        String seen() throws IOException {
            try (var server = new ScriptedSocket((request, socket, out) -> {
                out.write(answer(request).getBytes(UTF_8));
                out.flush();
            })) {
                var options = FaultyServers.WARM
                        .withIdleTimeout(Duration.ofSeconds(20))
                        .withTokenizer(Tokenizers.whitespace());
                return said(Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), options));
            }
        }

        private String answer(String request) {
            var body = new String(chunk(events), UTF_8) + (kind == Kind.OPEN ? "" : new String(end(), UTF_8));
            if (kind == Kind.STRICT && request.contains("stream_options")) {
                return "HTTP/1.1 422 No\r\nContent-Length: 35\r\n\r\nstream_options: extra not permitted";
            }
            return switch (kind) {
                case REDIRECT -> "HTTP/1.1 307 Moved\r\nLocation: /base/v1\r\nContent-Length: 0\r\n\r\n";
                case SECRET_REDIRECT ->
                    "HTTP/1.1 307 Moved\r\nLocation: https://me:pw@example.com/v1?token=abc\r\nContent-Length: 0\r\n\r\n";
                case GZIP -> STREAM_HEAD.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n") + body;
                case TEXT -> STREAM_HEAD.replace("text/event-stream", "text/plain; charset=utf-8") + body;
                case JSON -> STREAM_HEAD.replace("text/event-stream", "application/json") + body;
                case STREAM, OPEN, STRICT -> STREAM_HEAD + body;
            };
        }

        private static String said(Run run) {
            var record = run.records().get(0);
            if (record.errorClass().isPresent()) {
                var errorClass = record.errorClass().get();
                return "failed: " + errorClass.text() + ", "
                        + run.errorMessages().get(errorClass);
            }
            var tokens = record.outputTokens().orElse(-1) + " tokens, "
                    + (record.outputTokensEstimated() ? "estimated instead of " : "usage")
                    + Optional.of(record.outputTokensReported())
                            .filter(it -> it.isPresent())
                            .map(it -> it.getAsInt() + "")
                            .orElse("");
            var hidden = record.hiddenTokens().isPresent()
                    ? ", " + record.hiddenTokens().getAsInt() + " of them hidden"
                    : "";
            return Stream.of(
                            "ok: " + tokens + hidden,
                            run.warnings().isEmpty() ? "" : "warned about",
                            record.attempts() == 1 ? "" : "sent " + record.attempts() + " times")
                    .filter(it -> !it.isEmpty())
                    .reduce((some, more) -> some + "; " + more)
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
