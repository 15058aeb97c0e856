package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.dataset.Conversation.Turn;
import io.iwc.workload.Message;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes a request in the conversations of one source, by its {@linkplain ConversationMode mode}. */
final class ConversationRequests {
    private final DatasetSource source;
    private final SessionNames names = new SessionNames();

    ConversationRequests(DatasetSource source) {
        this.source = source;
    }

    /**
     * The requests of one conversation; none, which is counted, if the user said nothing.
     *
     * @param id of the session in turns mode, if the record has one
     */
    List<Request.Builder> of(Conversation conversation, Optional<String> id) {
        var requests =
                switch (source.options().mode()) {
                    case AUTO, SINGLE_TURN -> singleTurn(conversation);
                    case SESSION ->
                        conversation.transcript(source.options()).stream()
                                .map(Request::text)
                                .toList();
                    case TURNS -> turns(conversation, names.next(id));
                };
        if (requests.isEmpty()) {
            source.skip("record without a user turn");
        }
        return requests;
    }

    /** The name of another session in turns mode, whatever names were given before. */
    String session(Optional<String> id) {
        return names.next(id);
    }

    /** The request for the answer that a conversation ends with, as one turn of a session. */
    Request.Builder answer(Conversation conversation, String session, int number) {
        var turns = conversation.turns();
        var asked =
                turns.subList(0, turns.size() - 1).stream().map(Turn::message).toList();
        var request = turn(conversation, asked, session, number);
        count(turns.get(turns.size() - 1).generated(), request);
        return request;
    }

    private List<Request.Builder> singleTurn(Conversation conversation) {
        return conversation.firstQuestion().stream()
                .map(question -> {
                    var request = firstPrompt(conversation, Blank.strip(question.text()));
                    conversation.firstAnswer().ifPresent(answer -> count(answer.generated(), request));
                    return request;
                })
                .toList();
    }

    /** The text alone, or a chat if there is something that the model was told beforehand. */
    private static Request.Builder firstPrompt(Conversation conversation, String question) {
        var messages = new ArrayList<Message>();
        conversation.instructions().forEach(turn -> messages.add(turn.message()));
        if (messages.isEmpty() && conversation.tools().isEmpty()) {
            return Request.text(question);
        }
        messages.add(Message.of(Role.USER.id(), question));
        return Request.of(new Prompt.Chat(messages, conversation.tools()));
    }

    private List<Request.Builder> turns(Conversation conversation, String session) {
        var requests = new ArrayList<Request.Builder>();
        var transcript = new ArrayList<Message>();
        var asked = false;
        for (var turn : conversation.turns()) {
            if (turn.role() == Role.ASSISTANT && asked) {
                var request = turn(conversation, transcript, session, requests.size());
                count(turn.generated(), request);
                requests.add(request);
            } else if (turn.role() == Role.ASSISTANT) {
                source.skip("answer without a question");
            }
            asked = turn.role() == Role.USER || turn.role() == Role.TOOL || (asked && turn.role() == Role.SYSTEM);
            transcript.add(turn.message());
        }
        if (asked) {
            requests.add(turn(conversation, transcript, session, requests.size()));
        }
        return requests;
    }

    private static Request.Builder turn(
            Conversation conversation, List<Message> transcript, String session, int number) {
        var request = Request.of(new Prompt.Chat(List.copyOf(transcript), conversation.tools()))
                .inSession(session)
                .asTurn(number);
        return number == 0 ? request : request.dependingOn(Predecessor.previousTurn());
    }

    private void count(String answer, Request.Builder request) {
        source.tokensIn(answer).ifPresent(request::withOutputTokens);
    }
}
