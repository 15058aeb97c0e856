package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.WorkMeter;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws the requests of a recipe, conversation by conversation. */
final class SyntheticRequests {
    static final List<String> STREAMS = List.of("arrivals", "outputs", "prefixes", "prompts", "sessions");

    private final Synthesis recipe;
    private final LengthDraws prompts;
    private final LengthDraws outputs;
    private final LengthDraws turns;
    private final BlockIds blocks;
    private final List<Draft> drafts = new ArrayList<>();

    SyntheticRequests(Synthesis recipe) {
        this.recipe = recipe;
        prompts = recipe.prompt().draws(recipe.seed(), "prompts");
        outputs = recipe.output().draws(recipe.seed(), "outputs");
        turns = recipe.sessions().turns().draws(recipe.seed(), "sessions");
        blocks = new BlockIds(recipe.shared());
    }

    List<Request> inArrivalOrder() {
        var starts = recipe.arrival().offsets(recipe.seed(), recipe.rng());
        var prefix = recipe.shared().chooser(SeededRandom.stream(recipe.seed(), "prefixes"));
        try (var step = WorkMeter.begin("drawing", "requests", recipe.requests())) {
            for (var session = 1; drafts.size() < recipe.requests(); session++) {
                converse(session, starts.nextLong(), prefix.next(), step);
            }
        }
        drafts.sort(Comparator.comparingLong(Draft::arrivalNanos)); // stable: ties stay as they were drawn
        return numbered();
    }

    /** What the bounds of a distribution did to what was drawn, by the key of the distribution in the manifest. */
    SortedMap<String, String> cut() {
        var cut = new TreeMap<String, String>();
        prompts.cut().ifPresent(what -> cut.put("prompt_tokens", what));
        outputs.cut().ifPresent(what -> cut.put("output_tokens", what));
        turns.cut().ifPresent(what -> cut.put("turns", what));
        return cut;
    }

    private void converse(int session, long start, int prefix, WorkMeter.Step step) {
        var length = Math.min(turns.getAsInt(), recipe.requests() - drafts.size());
        var transcript = blocks.conversation(prefix);
        var said = recipe.shared().tokens();
        for (var turn = 0; turn < length; turn++) {
            var arrival = Math.addExact(
                    start,
                    Math.multiplyExact((long) turn, recipe.sessions().think().toNanos()));
            var prompt = Math.addExact(said, prompts.getAsInt());
            var output = outputs.getAsInt();
            drafts.add(new Draft(
                    session, turn, arrival, new Prompt.Lengths(prompt, Optional.of(transcript.upTo(prompt))), output));
            step.add();
            if (recipe.sessions().cumulative()) {
                said = Math.addExact(prompt, output);
            } else {
                transcript = blocks.conversation(prefix);
            }
        }
    }

    private List<Request> numbered() {
        var ids = new HashMap<Turn, String>();
        var requests = new ArrayList<Request>(drafts.size());
        try (var step = WorkMeter.begin("placing", "requests", drafts.size())) {
            for (var draft : drafts) {
                var id = String.format(Locale.ROOT, "req-%06d", requests.size() + 1);
                requests.add(request(draft, id, ids));
                step.add();
            }
        }
        return requests;
    }

    private Request request(Draft draft, String id, Map<Turn, String> ids) {
        var request = Request.of(draft.prompt())
                .withId(id)
                .arrivingAt(draft.arrivalNanos())
                .withMaxOutputTokens(draft.output());
        if (recipe.sessions().hasSessions()) {
            ids.put(new Turn(draft.session(), draft.turn()), id);
            request.inSession(String.format(Locale.ROOT, "conv-%06d", draft.session()))
                    .asTurn(draft.turn());
            Optional.ofNullable(ids.get(new Turn(draft.session(), draft.turn() - 1)))
                    .ifPresent(before -> request.dependingOn(
                            before, recipe.sessions().think().toMillis()));
        }
        return request.build();
    }

    private record Turn(int session, int turn) {}

    private record Draft(int session, int turn, long arrivalNanos, Prompt.Lengths prompt, int output) {}
}
