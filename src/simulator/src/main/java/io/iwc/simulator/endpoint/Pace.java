package io.iwc.simulator.endpoint;

import io.iwc.simulator.internal.EngineLoad;
import io.iwc.simulator.internal.Sequence;

/** When the tokens of an answer come: the engine on one of its clocks. Thread-safe. */
interface Pace extends AutoCloseable {
    /** Lets a sequence run; its listener is called with the tokens on a thread that must not be blocked. */
    void start(Sequence sequence);

    /** Gives a sequence up whose client has gone. */
    void cancel(Sequence sequence);

    /** Who writes what comes. */
    Writers writers();

    EngineLoad load();

    /** Forgets what the prefix cache holds. */
    void forgetPrefixes();

    @Override
    void close();
}
