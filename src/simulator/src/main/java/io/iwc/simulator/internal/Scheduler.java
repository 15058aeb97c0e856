package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The discrete-event model of a continuous-batching server, one step at a time: {@link #beginStep} decides what is
 * computed and says how long that takes, {@link #endStep} hands out the tokens. Between the two the caller lets that
 * time pass on its clock, virtual or real.
 *
 * <p>Each step first serves the running sequences in the order they were admitted, then admits waiting ones, first
 * come first served, as long as the token budget (chunked prefill), the sequence limit and the KV blocks allow. When
 * blocks run out, the sequence admitted last gives up its own and is computed again later, what it had generated
 * included. The policy is that of vLLM's V1 scheduler.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class Scheduler {
    private final EngineProfile profile;
    private final StepTimeModel stepTime;
    private final KvCache cache;
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private final List<Sequence> running = new ArrayList<>(); // in the order of admission
    private final List<Sequence> inStep = new ArrayList<>();
    private Step step = new Step(0);
    private long promptTokens;
    private long cachedPromptTokens;
    private long generatedTokens;
    private long finished;
    private long preemptions;

    public Scheduler(EngineProfile profile) {
        this.profile = profile;
        stepTime = new StepTimeModel(profile);
        cache = new KvCache(profile.kvBlocks(), profile.blockSize());
    }

    /** Why a request could never be answered by a server of that profile, however idle; empty if it could. */
    public static Optional<String> refusal(EngineProfile profile, PromptTokens prompt, int outputTokens) {
        return refusal(profile, new Sequence(prompt, outputTokens, (nanos, generated) -> {}));
    }

    /**
     * Puts a sequence at the end of the queue.
     *
     * @throws IllegalArgumentException if it can never fit, see {@link #refusal}
     */
    public void submit(Sequence sequence) {
        refusal(profile, sequence).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        waiting.add(sequence);
    }

    /** Gives a sequence up, wherever it is; no more tokens come. Nothing happens if it is done. */
    public void cancel(Sequence sequence) {
        sequence.done = true;
        inStep.remove(sequence);
        if (running.remove(sequence)) {
            cache.release(sequence);
        } else {
            waiting.remove(sequence);
        }
    }

    /** Whether there is nothing to do. */
    public boolean isIdle() {
        return running.isEmpty() && waiting.isEmpty();
    }

    /** Forgets the prefixes that no running sequence holds. */
    public void forgetPrefixes() {
        cache.forget();
    }

    /** Decides what the next step computes and returns how long it takes, in nanoseconds. */
    public long beginStep() {
        step = new Step(profile.maxBatchedTokens());
        if (continueRunning()) {
            admitWaiting();
        }
        return stepTime.nanos(step.prefillTokens, step.decodingSequences, step.contextTokens);
    }

    /**
     * Ends the current step: gives each sequence its new token.
     *
     * @param nanos the step's end on the caller's clock
     */
    public void endStep(long nanos) {
        for (var sequence : List.copyOf(inStep)) {
            var token = sequence.advance();
            cache.publish(sequence);
            if (token) {
                generatedTokens++;
                if (sequence.done) {
                    finished++;
                    cache.release(sequence);
                }
                sequence.tell(nanos);
            }
        }
        inStep.clear();
        running.removeIf(sequence -> sequence.done);
    }

    /** What it is doing now. */
    public EngineLoad load() {
        return new EngineLoad(
                running.size(),
                waiting.size(),
                cache.held(),
                profile.kvBlocks(),
                promptTokens,
                cachedPromptTokens,
                generatedTokens,
                finished,
                preemptions);
    }

    private static Optional<String> refusal(EngineProfile profile, Sequence sequence) {
        if (sequence.mostHeld() <= profile.kvTokens()) {
            return Optional.empty();
        }
        return Optional.of("found " + sequence.promptTokens() + " prompt and " + sequence.outputTokens()
                + " output tokens, expected at most " + (profile.kvTokens() + 1)
                + " together: the KV cache of profile " + profile.name() + " holds no more");
    }

    /** Serves the running ones; whether no sequence was preempted, so that new ones may be admitted. */
    private boolean continueRunning() {
        var before = preemptions;
        for (var i = 0; i < running.size() && step.budget > 0; i++) {
            var sequence = running.get(i);
            var tokens = Math.min(sequence.known() - sequence.computed, step.budget);
            if (!preemptUntilFits(sequence, sequence.computed + tokens)) {
                break;
            }
            plan(sequence, tokens);
        }
        return before == preemptions;
    }

    /** Preempts from the end until the sequence has its blocks; false if it was itself the last. */
    private boolean preemptUntilFits(Sequence sequence, int tokens) {
        while (!cache.tryGrow(sequence, tokens)) {
            var victim = running.remove(running.size() - 1);
            cache.release(victim);
            waiting.addFirst(victim);
            preemptions++;
            if (victim == sequence) {
                return false;
            }
        }
        return true;
    }

    private void admitWaiting() {
        while (step.budget > 0 && running.size() < profile.maxSequences()) {
            var sequence = waiting.peek();
            if (sequence == null) {
                return;
            }
            var hits = cache.reusable(sequence);
            var cached = hits * profile.blockSize();
            var tokens = Math.min(sequence.known() - cached, step.budget);
            if (!cache.tryAdmit(sequence, hits, cached + tokens)) {
                return;
            }
            waiting.remove();
            running.add(sequence);
            if (sequence.admit(cached)) {
                promptTokens += sequence.promptTokens();
                cachedPromptTokens += cached;
            }
            plan(sequence, tokens);
        }
    }

    private void plan(Sequence sequence, int tokens) {
        sequence.planned = tokens;
        inStep.add(sequence);
        step.add(sequence, tokens);
    }

    /** What a step computes. */
    private static final class Step {
        private int budget;
        private int prefillTokens;
        private int decodingSequences;
        private long contextTokens;

        private Step(int budget) {
            this.budget = budget;
        }

        private void add(Sequence sequence, int tokens) {
            budget -= tokens;
            if (sequence.prefilling) {
                prefillTokens += tokens;
            } else {
                decodingSequences++;
                contextTokens += sequence.known();
            }
        }
    }
}
