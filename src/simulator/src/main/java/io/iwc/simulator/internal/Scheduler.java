package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.Scheduling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The discrete-event model of a continuous-batching server, one step at a time: {@link #beginStep} decides what is
 * computed and says how long that takes, {@link #endStep} hands out the tokens. Between the two the caller lets that
 * time pass on its clock, virtual or real.
 *
 * <p>Each step first serves the running sequences in the order they were admitted, then admits waiting ones, as long
 * as the token budget (chunked prefill), the sequence limit and the KV blocks allow. When blocks run out, the sequence
 * admitted last, or the least urgent, gives up its own and is computed again later, except for what it finds in the
 * cache. The policy is that of vLLM's V1 scheduler; the profile's {@link Scheduling} says with which options. An
 * asynchronous one decides a step while the one before it is computed: who arrives meanwhile has to wait for the next.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class Scheduler {
    private final EngineProfile profile;
    private final Scheduling rules;
    private final StepTime stepTime;
    private final Drafts drafts;
    private final KvCache cache;
    private final WaitingQueue waiting;
    private final List<Sequence> running = new ArrayList<>(); // in the order of admission
    private final StepLoad load = new StepLoad();
    private final StepGaps gaps = new StepGaps();
    private Step step = new Step();
    private Step ahead = new Step();
    private boolean decidedAhead;
    private long steps;
    private long submitted;
    private long promptTokens;
    private long cachedPromptTokens;
    private long generatedTokens;
    private long finished;
    private long preemptions;

    public Scheduler(EngineProfile profile) {
        this.profile = profile;
        rules = profile.scheduling();
        stepTime = StepTimes.of(profile);
        drafts = Drafts.of(profile);
        cache = new KvCache(profile.kvBlocks(), profile.blockSize(), rules.prefixCaching());
        waiting = new WaitingQueue(rules.policy() == Scheduling.Policy.PRIORITY);
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
        if (!sequence.done) { // given up before it came
            sequence.order = ++submitted;
            waiting.addLast(sequence);
        }
    }

    /** Gives a sequence up, wherever it is; no more tokens come. Nothing happens if it is done. */
    public void cancel(Sequence sequence) {
        if (!sequence.done) {
            sequence.done = true;
            if (sequence.order > 0) {
                leave(sequence);
            }
        }
    }

    /** Whether there is nothing to do. */
    public boolean isIdle() {
        return running.isEmpty() && waiting.count() == 0;
    }

    /** Forgets the prefixes that no running sequence holds. */
    public void forgetPrefixes() {
        cache.forget();
    }

    /** Decides what the next step computes and returns how long it takes, in nanoseconds. */
    public long beginStep() {
        if (decidedAhead) {
            var decided = ahead;
            ahead = step;
            step = decided;
        } else {
            decide(step);
        }
        steps++;
        var nanos = stepTime.nanos(step.measured(load));
        decidedAhead = false;
        if (rules.async() && !isIdle()) {
            decidedAhead = decide(ahead);
        }
        return nanos;
    }

    /**
     * Ends the current step: gives each sequence its new tokens.
     *
     * @param nanos the step's end on the caller's clock
     */
    public void endStep(long nanos) {
        gaps.ended(nanos);
        var ended = 0;
        for (var i = 0; i < step.count(); i++) {
            var sequence = step.member(i);
            var gain = step.gain(i);
            if (gain > 0 && !sequence.done) {
                sequence.generate(gain);
                generatedTokens += gain;
                if (sequence.done) {
                    ended++;
                    finish(sequence);
                }
                sequence.tell(nanos, gain);
            }
        }
        if (ended > 0) {
            running.removeIf(sequence -> sequence.done);
        }
        step.opened(0);
    }

    /** Between the ends of its steps. */
    StepGaps gaps() {
        return gaps;
    }

    /** What the step computes that was begun last; not to be kept. */
    StepLoad current() {
        return load;
    }

    /** Steps begun so far. */
    long steps() {
        return steps;
    }

    /** Of these, the ones beyond what the profile measured. */
    long extrapolatedSteps() {
        return stepTime.extrapolated();
    }

    /** What it is doing now. */
    public EngineLoad load() {
        return new EngineLoad(
                running.size(),
                waiting.count(),
                cache.held(),
                profile.kvBlocks(),
                promptTokens,
                cachedPromptTokens,
                generatedTokens,
                finished,
                preemptions);
    }

    private static Optional<String> refusal(EngineProfile profile, Sequence sequence) {
        var found = "found " + sequence.promptTokens() + " prompt and " + sequence.outputTokens()
                + " output tokens, expected at most ";
        var longest = profile.scheduling().maxModelLength();
        if (longest.isPresent() && sequence.mostHeld() >= longest.getAsInt()) {
            return Optional.of(found + longest.getAsInt() + " together: the model of profile " + profile.name()
                    + " is served with no longer context");
        }
        return sequence.mostHeld() <= profile.kvTokens()
                ? Optional.empty()
                : Optional.of(found + (profile.kvTokens() + 1) + " together: the KV cache of profile " + profile.name()
                        + " holds no more");
    }

    private void finish(Sequence sequence) {
        finished++;
        if (sequence.running) {
            sequence.running = false;
            cache.release(sequence);
        } else {
            waiting.leave(sequence); // preempted while its last token was computed
        }
    }

    private void leave(Sequence sequence) {
        if (sequence.running) {
            sequence.running = false;
            running.remove(sequence);
            cache.release(sequence);
        } else {
            waiting.leave(sequence);
        }
    }

    /** Fills a step; whether it computes anything. */
    private boolean decide(Step planned) {
        planned.opened(profile.maxBatchedTokens());
        if (rules.order() == Scheduling.Order.PREFILL_FIRST) {
            continueRunning(planned, true);
            admitWaiting(planned);
            if (planned.isEmpty()) {
                continueRunning(planned, false);
            }
        } else if (continueRunning(planned, false)) {
            admitWaiting(planned);
        }
        return !planned.isEmpty();
    }

    /** Serves the running ones; whether no sequence was preempted, so that new ones may be admitted. */
    private boolean continueRunning(Step planned, boolean onlyPrompts) {
        var before = preemptions;
        for (var i = 0; i < running.size() && planned.budget > 0; i++) {
            var sequence = running.get(i);
            var missing = sequence.known() - sequence.computed;
            if (sequence.left() <= 0 || (onlyPrompts && isDecoding(sequence, missing))) {
                continue;
            }
            var tokens = isDecoding(sequence, missing) ? drafts.tokens(sequence) : missing;
            tokens = Math.min(tokens, planned.budget);
            if (!preemptUntilFits(planned, sequence, sequence.computed + tokens)) {
                break;
            }
            i = running.get(Math.min(i, running.size() - 1)) == sequence ? i : running.indexOf(sequence);
            plan(planned, sequence, tokens);
        }
        return before == preemptions;
    }

    /** Preempts until the sequence has its blocks; false if it had to go itself. */
    private boolean preemptUntilFits(Step planned, Sequence sequence, int tokens) {
        while (!cache.tryGrow(sequence, tokens)) {
            var victim = victim();
            running.remove(victim);
            planned.withdraw(victim);
            cache.release(victim);
            victim.running = false;
            victim.computed = 0;
            waiting.addFirst(victim);
            preemptions++;
            if (victim == sequence) {
                return false;
            }
        }
        return true;
    }

    private Sequence victim() {
        var victim = running.get(running.size() - 1);
        if (rules.policy() == Scheduling.Policy.PRIORITY) {
            for (var sequence : running) {
                if (sequence.priority() > victim.priority()
                        || (sequence.priority() == victim.priority() && sequence.order > victim.order)) {
                    victim = sequence;
                }
            }
        }
        return victim;
    }

    private void admitWaiting(Step planned) {
        while (planned.budget > 0 && running.size() < profile.maxSequences()) {
            var sequence = waiting.peek();
            if (sequence == null || !admit(planned, sequence)) {
                return;
            }
        }
    }

    private boolean admit(Step planned, Sequence sequence) {
        var hits = cache.reusable(sequence);
        var cached = hits * profile.blockSize();
        var missing = sequence.known() - cached;
        if (rules.order() == Scheduling.Order.PREFILL_FIRST && missing > planned.budget && !planned.isEmpty()) {
            return false; // prompts are not split among others
        }
        var tokens = Math.min(missing, planned.budget);
        if (!cache.tryAdmit(sequence, hits, cached + tokens, rules.wholePrompts() ? sequence.known() : 0)) {
            return false;
        }
        waiting.removeFirst();
        running.add(sequence);
        if (sequence.admit(cached)) {
            promptTokens += sequence.promptTokens();
            cachedPromptTokens += sequence.cachedPromptTokens();
        }
        plan(planned, sequence, tokens);
        return true;
    }

    private void plan(Step planned, Sequence sequence, int tokens) {
        var missing = sequence.known() - sequence.computed;
        if (isDecoding(sequence, missing)) {
            var gain = drafts.gain(sequence, tokens);
            planned.addDecoding(sequence, tokens, gain);
            sequence.computed += gain;
            sequence.pending += gain;
        } else {
            var gain = tokens == missing ? 1 : 0;
            planned.addPrefill(sequence, tokens, gain);
            sequence.computed += tokens;
            sequence.pending += gain;
        }
        cache.share(sequence, sequence.computed);
    }

    /** Whether only the last token generated is to be computed. */
    private static boolean isDecoding(Sequence sequence, int missing) {
        return missing == 1 && sequence.generated + sequence.pending > 0;
    }
}
