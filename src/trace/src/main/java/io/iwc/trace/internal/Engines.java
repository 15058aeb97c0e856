package io.iwc.trace.internal;

import java.util.List;
import java.util.Set;

/** The engine that options ask for, and how it takes its input. */
final class Engines {
    private Engines() {}

    static TraceEngine start(TraceOptions options) {
        return DuckDbEngine.start(
                TraceAnalysis.workFolder(),
                options.power().memoryMegabytes(),
                options.power().threads());
    }

    static Set<TraceField> load(TraceEngine engine, List<TraceFile> files, TraceOptions options) {
        return DuckDbTrace.load((DuckDbEngine) engine, files, options.reading());
    }

    /** The tables of the studies are made: what they were made of is no longer needed. */
    static void loaded(TraceEngine engine) {
        DuckDbTrace.forget((DuckDbEngine) engine);
    }
}
