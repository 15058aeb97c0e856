package io.iwc.trace.internal;

import java.util.List;
import java.util.Set;

/** The engine that options ask for, and how it takes its input. */
final class Engines {
    private Engines() {}

    static TraceEngine start(TraceOptions options) {
        var folder = TraceAnalysis.workFolder();
        return options.sparkMaster().isPresent()
                ? SparkEngine.start(options.sparkMaster().get(), folder)
                : DuckDbEngine.start(
                        folder,
                        options.power().memoryMegabytes(),
                        options.power().threads());
    }

    static Set<TraceField> load(TraceEngine engine, List<TraceFile> files, TraceOptions options) {
        return engine instanceof SparkEngine spark
                ? SparkTrace.load(spark, files, options.reading())
                : DuckDbTrace.load((DuckDbEngine) engine, files, options.reading());
    }

    /** The tables of the studies are made: what they were made of is no longer needed. */
    static void loaded(TraceEngine engine, long requests) {
        if (engine instanceof DuckDbEngine duckDb) {
            DuckDbTrace.forget(duckDb);
            duckDb.leaveRoomFor(requests);
        }
    }
}
