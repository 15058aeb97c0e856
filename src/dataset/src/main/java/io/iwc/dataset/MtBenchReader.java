package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.dataset.Conversation.Turn;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * MT-Bench: questions of two turns, without answers. A file of reference answers (30 of the 80 questions have one) puts
 * them between the turns; where there is none, the second prompt holds both questions and no answer.
 *
 * @see <a href="https://github.com/lm-sys/FastChat">lm-sys/FastChat, llm_judge</a>
 */
final class MtBenchReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.MT_BENCH;
    }

    @Override
    public String description() {
        return "JSON lines of MT-Bench: question_id and two turns";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.CONVERSATIONS, ReaderOption.REFERENCE);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("question_id", "turns");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var answers = source.companion(MtBenchReader::id);
        var sessions = new SessionNames();
        return source.jsonLines().flatMap(row -> requests(row, answers, sessions, source));
    }

    private static List<String> answers(JsonRow row) {
        var turns = new ArrayList<String>();
        row.field("choices").path(0).path("turns").forEach(turn -> turns.add(turn.asText()));
        return turns;
    }

    private static String id(JsonRow row) {
        return row.optionalText("question_id").orElseThrow(() -> row.unexpected("question_id", "an id"));
    }

    private static List<Request.Builder> requests(
            JsonRow row, Companion answers, SessionNames sessions, DatasetSource source) {
        var id = id(row);
        var turns = turns(row, answers.row(id).map(MtBenchReader::answers).orElse(List.of()));
        var requests =
                switch (source.options().mode()) {
                    case AUTO, SINGLE_TURN -> List.of(Request.text(turns.get(0).text()));
                    case SESSION ->
                        List.of(Request.text(new Conversation(turns)
                                .transcript(source.options())
                                .orElseThrow()));
                    case TURNS -> session(sessions.next(Optional.of(id)), turns, source);
                };
        row.optionalText("category")
                .ifPresent(category ->
                        requests.forEach(request -> request.withMetadata(Map.of("category", JsonValue.of(category)))));
        return requests;
    }

    private static List<Request.Builder> session(String id, List<Turn> turns, DatasetSource source) {
        var requests = new ArrayList<Request.Builder>();
        var transcript = new ArrayList<Message>();
        for (var turn : turns) {
            transcript.add(Message.of(turn.role().id(), turn.text()));
            if (turn.role() == Role.ASSISTANT) {
                var answered = requests.get(requests.size() - 1);
                source.tokensIn(turn.text()).ifPresent(answered::withOutputTokens);
                continue;
            }
            var request = Request.chat(transcript).inSession(id).asTurn(requests.size());
            requests.add(requests.isEmpty() ? request : request.dependingOn(Predecessor.previousTurn()));
        }
        return requests;
    }

    /** The questions, each with its answer behind it if there is one. */
    private static List<Turn> turns(JsonRow row, List<String> answers) {
        var turns = new ArrayList<Turn>();
        var questions = row.field("turns");
        for (var i = 0; i < questions.size(); i++) {
            if (!questions.get(i).isTextual()) {
                throw row.unexpected("turns", "a list of texts");
            }
            turns.add(Turn.of(Role.USER, questions.get(i).textValue()));
            if (i < answers.size()) {
                turns.add(Turn.of(Role.ASSISTANT, answers.get(i)));
            }
        }
        if (turns.isEmpty()) {
            throw row.unexpected("turns", "a list of at least one question");
        }
        return turns;
    }
}
