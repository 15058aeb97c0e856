package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.arrival.internal.SeededRandom;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests to calibrate by, sent so many at once: prompts from short to long, answers behind them, and the same with more
 * and more others. No two prompts begin alike, so that no cache helps.
 *
 * @param concurrency requests in flight, ≥ 1
 */
record ProbeLadder(Workload workload, int concurrency) {
    private static final int SHORTEST_PROMPT = 32;
    private static final int TRIES = 3;
    private static final int ANSWER = 64;
    private static final int LONG_PART = 4; // of the longest prompt, where several are sent at once
    private static final int LEAST_LONGEST = 128;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /**
     * All ladders: prompts alone, answers behind short and long prompts, and answers to short and
     * to long prompts at rising concurrency, so that sequences and what they read can be told apart.
     *
     * @throws io.iwc.IwcException if a bound is too low
     */
    static List<ProbeLadder> all(int longestPrompt, int mostConcurrent) {
        if (longestPrompt < LEAST_LONGEST) {
            throw new IwcException("--longest-prompt: found " + longestPrompt + ", expected at least " + LEAST_LONGEST);
        }
        if (mostConcurrent < 1) {
            throw new IwcException("--most-concurrent: found " + mostConcurrent + ", expected at least 1");
        }
        var ladders = new ArrayList<ProbeLadder>();
        var random = SeededRandom.stream(0, "probes");
        var prompts = new ArrayList<Request.Builder>();
        for (var tokens = SHORTEST_PROMPT; tokens <= longestPrompt; tokens *= 2) {
            for (var again = 0; again < TRIES; again++) {
                prompts.add(request(random, tokens, 1));
            }
        }
        ladders.add(of("prompts", prompts, 1));
        var answers = new ArrayList<Request.Builder>();
        for (var tokens = SHORTEST_PROMPT; tokens <= longestPrompt; tokens *= 4) {
            answers.add(request(random, tokens, ANSWER));
        }
        ladders.add(of("answers", answers, 1));
        for (var concurrency = 2; concurrency <= mostConcurrent; concurrency *= 2) {
            for (var tokens : new int[] {SHORTEST_PROMPT, longestPrompt / LONG_PART}) {
                var together = new ArrayList<Request.Builder>();
                for (var i = 0; i < concurrency; i++) {
                    together.add(request(random, tokens, ANSWER));
                }
                ladders.add(of("concurrency-" + concurrency + "-prompts-" + tokens, together, concurrency));
            }
        }
        return ladders;
    }

    private static ProbeLadder of(String name, List<Request.Builder> builders, int concurrency) {
        var requests = new ArrayList<Request>();
        for (var builder : builders) {
            requests.add(builder.withId(name + "-" + (requests.size() + 1))
                    .arrivingAt(0)
                    .build());
        }
        return new ProbeLadder(Workload.of(name, requests, Manifest.of("probes")), concurrency);
    }

    private static Request.Builder request(SeededRandom random, int words, int answer) {
        var text = new StringBuilder();
        for (var word = 0; word < words; word++) {
            text.append(word == 0 ? "" : " ");
            for (var letter = 0; letter < (word == 0 ? 12 : 3); letter++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return Request.text(text.toString())
                .withMaxOutputTokens(answer)
                .withSampling(Sampling.builder().temperature(0).streaming(true).build());
    }
}
