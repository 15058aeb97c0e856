package io.iwc.simulator.endpoint;

import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.EngineLoad;
import io.iwc.simulator.internal.Scheduler;
import io.iwc.simulator.internal.Sequence;

/**
 * The virtual clock over HTTP: every request finds an empty engine of its own and is answered at once, so that nothing
 * depends on who else is there.
 */
final class InstantPace implements Pace {
    private final EngineProfile profile;
    private final Writers writers;
    private long promptTokens;
    private long generatedTokens;
    private long finished;

    InstantPace(EngineProfile profile, WriterThreads threads) {
        this.profile = profile;
        writers = (answer, isFirst) -> threads.execute(answer);
    }

    @Override
    public void start(Sequence sequence) {
        var scheduler = new Scheduler(profile);
        scheduler.submit(sequence);
        var now = 0L;
        while (!scheduler.isIdle()) {
            now += scheduler.beginStep();
            scheduler.endStep(now);
        }
        count(scheduler.load());
    }

    @Override
    public Writers writers() {
        return writers;
    }

    @Override
    public void cancel(Sequence sequence) {} // whoever hears of it, it is over

    @Override
    public synchronized EngineLoad load() {
        return new EngineLoad(0, 0, 0, profile.kvBlocks(), promptTokens, 0, generatedTokens, finished, 0);
    }

    @Override
    public void forgetPrefixes() {}

    @Override
    public void close() {}

    private synchronized void count(EngineLoad load) {
        promptTokens += load.promptTokens();
        generatedTokens += load.generatedTokens();
        finished += load.finished();
    }
}
