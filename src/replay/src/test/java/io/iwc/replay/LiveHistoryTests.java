package io.iwc.replay;

import static io.iwc.replay.Answers.DONE;
import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.Answers.workload;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.Outcome;
import io.iwc.run.Run;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What later turns repeat, seen by the server. */
class LiveHistoryTests {
    /** Marks a stream that says neither why it ends nor that it does. */
    private static final String BREAKS_OFF = ": breaks off\n\n";

    private static final ReplayOptions LIVE =
            ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM).withLiveHistory(true);

    private final List<String> sent = new ArrayList<>();

    @Test
    void repeatsWhatTheServerAnsweredInEveryLaterTurn() throws IOException {
        var run = replay(
                LIVE,
                chat("u1", "recorded 1", "u2", "recorded 2", "u3"),
                token("live") + token(" \\\"one\\\""),
                token("live two"),
                token("live three"));

        assertThat(sent).containsExactly("u1", "u1|live \"one\"|u2", "u1|live \"one\"|u2|live two|u3");
        assertThat(run.options()).containsEntry("liveHistory", true).containsEntry("audit.recordedAnswerShare", 0.0);
    }

    @Test
    void repeatsWhatWasRecordedUnlessTold() throws IOException {
        var run = replay(
                LIVE.withLiveHistory(false), chat("u1", "recorded 1", "u2"), token("live one"), token("live two"));

        assertThat(sent).containsExactly("u1", "u1|recorded 1|u2");
        assertThat(run.options()).containsEntry("liveHistory", false).doesNotContainKey("audit.recordedAnswerShare");
    }

    @Test
    void leavesReasoningOut() throws IOException {
        replay(
                LIVE,
                chat("u1", "recorded 1", "u2"),
                event("{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}") + token("live one"),
                token("live two"));

        assertThat(sent).containsExactly("u1", "u1|live one|u2");
    }

    @Test
    void keepsTheRecordedAnswerWhereTheLiveOneCallsTools() throws IOException {
        var call = event("{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"track\"}}]}}]}");

        var run = replay(
                LIVE,
                chat("u1", "recorded 1", "u2", "recorded 2", "u3"),
                token("let me see") + call,
                token("live two"),
                token("live three"));

        assertThat(sent).containsExactly("u1", "u1|recorded 1|u2", "u1|recorded 1|u2|live two|u3");
        assertThat(run.options()).containsEntry("audit.recordedAnswerShare", 0.5);
    }

    @Test
    void keepsTheRecordedAnswerWhereItCallsTools() throws IOException {
        var asks = Message.of("user", "u1");
        var calls = Message.of(JsonValue.parse("""
                {"role": "assistant", "content": "tracking", "tool_calls": [{"id": "c1", "type": "function",
                 "function": {"name": "track", "arguments": "{}"}}]}"""));
        var gives = Message.of(JsonValue.parse("""
                {"role": "tool", "tool_call_id": "c1", "content": "on its way"}"""));

        var run = replay(
                LIVE, turns(List.of(List.of(asks), List.of(asks, calls, gives))), token("live one"), token("live two"));

        assertThat(sent).containsExactly("u1", "u1|tracking|on its way");
        assertThat(run.options()).containsEntry("audit.recordedAnswerShare", 1.0);
    }

    @Test
    void keepsTheRecordedAnswerAfterOneThatWasTruncated() throws IOException {
        var run = replay(LIVE, chat("u1", "recorded 1", "u2"), token("live") + BREAKS_OFF, token("live two"));

        assertThat(run.records().get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sent).containsExactly("u1", "u1|recorded 1|u2");
    }

    @Test
    void leavesATranscriptThatWasRewrittenAsItIs() throws IOException {
        var first = List.of(Message.of("user", "u1"));
        var rewritten = List.of(Message.of("user", "in short"), Message.of("assistant", "a"), Message.of("user", "u2"));

        replay(LIVE, turns(List.of(first, rewritten)), token("live one"), token("live two"));

        assertThat(sent).containsExactly("u1", "in short|a|u2");
    }

    @Test
    void readsTranscriptsInsideAPromptString() throws IOException {
        var chats = chat("u1", "recorded 1", "u2").stream()
                .map(it -> it.toBuilder()
                        .withPrompt(new Prompt.Text(
                                ((Prompt.Chat) it.prompt()).messages().toString(), Prompt.TextFormat.OPENAI_MESSAGES))
                        .build())
                .toList();

        replay(LIVE, chats, token("live one"), token("live two"));

        assertThat(sent).containsExactly("u1", "u1|live one|u2");
    }

    @Test
    void worksInAClosedLoop() throws IOException {
        replay(LIVE.withClosedLoop(1), chat("u1", "recorded 1", "u2"), token("live one"), token("live two"));

        assertThat(sent).containsExactly("u1", "u1|live one|u2");
    }

    /** Each turn gets the next of these streams. */
    private Run replay(ReplayOptions options, List<Request> turns, String... streams) throws IOException {
        var next = new ArrayList<>(List.of(streams)).iterator();
        try (var server = new ScriptedSocket((request, socket, out) -> {
            var stream = next.next();
            out.write(STREAM_HEAD.getBytes(US_ASCII));
            var whole = stream.endsWith(DONE) || stream.endsWith(BREAKS_OFF) ? stream : stream + STOP + DONE;
            out.write(chunk(whole));
            out.write(end());
        })) {
            var run = Replay.run(workload(turns.stream()), Endpoint.at(server.url(), "m"), options);
            server.requests().forEach(it -> sent.add(contents(it)));
            return run;
        }
    }

    private static String contents(String request) {
        var contents = new ArrayList<String>();
        Json.parse(request.substring(request.indexOf("\r\n\r\n")))
                .path("messages")
                .forEach(it -> contents.add(it.path("content").asText()));
        return String.join("|", contents);
    }

    /** The turns of one chat: what the user says and what was answered, by turns. */
    private static List<Request> chat(String... said) {
        var messages = IntStream.range(0, said.length)
                .mapToObj(it -> Message.of(it % 2 == 0 ? "user" : "assistant", said[it]))
                .toList();
        return turns(IntStream.iterate(1, it -> it <= said.length, it -> it + 2)
                .mapToObj(it -> messages.subList(0, it))
                .toList());
    }

    private static List<Request> turns(List<List<Message>> transcripts) {
        return IntStream.range(0, transcripts.size())
                .mapToObj(it -> {
                    var turn = Request.chat(transcripts.get(it))
                            .withId("r" + it)
                            .inSession("s")
                            .asTurn(it)
                            .arrivingAt(it);
                    return it == 0
                            ? turn.build()
                            : turn.dependingOn("r" + (it - 1), 1).build();
                })
                .toList();
    }
}
