package io.iwc.trace.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study is asked for.
 *
 * @param reading how its files are read
 * @param studies in the order in which they run
 * @param top how many of the largest models figures show, ≥ 1
 * @param power what the engine may use
 * @param sparkMaster where Spark runs the studies; DuckDB does in this process if empty
 * @param cache folder of results; empty to keep none
 * @param recompute whether results that are kept are computed anew
 * @since 0.1
 */
public record TraceOptions(
        Reading reading,
        List<Study> studies,
        int top,
        Power power,
        Optional<String> sparkMaster,
        Optional<Path> cache,
        boolean recompute) {
    /** Bins on each side of a heat map. */
    static final int BINS = 50;

    public TraceOptions {
        studies = List.copyOf(studies);
        if (top < 1) {
            throw new IllegalArgumentException("top: found " + top + ", expected an integer ≥ 1");
        }
    }

    /** These studies of ten models, nothing kept. */
    public static TraceOptions of(Reading reading, Study... studies) {
        return new TraceOptions(
                reading, List.of(studies), 10, Power.ofMachine(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * Where results are kept unless another folder is named.
     *
     * @param environment variables of the process
     * @param home the user's folder
     */
    public static Path defaultCache(Map<String, String> environment, String home) {
        var named = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (named.isEmpty() ? Path.of(home, ".cache") : Path.of(named))
                .resolve("iwc")
                .resolve("trace");
    }

    /**
     * What an engine may use.
     *
     * @param memoryMegabytes for tables, ≥ 256
     * @param threads ≥ 1
     */
    public record Power(long memoryMegabytes, int threads) {
        /** What leaves room for the rest of the process below 2 GB. */
        public static final long MEGABYTES = 1000;

        private static final long LEAST = 256;
        private static final long MOST = 1L << 30; // a pebibyte

        public Power {
            if (memoryMegabytes < LEAST || memoryMegabytes > MOST) {
                throw new IllegalArgumentException(
                        "memory: found " + memoryMegabytes + ", expected megabytes from " + LEAST + " to " + MOST);
            }
            if (threads < 1) {
                throw new IllegalArgumentException("threads: found " + threads + ", expected an integer ≥ 1");
            }
        }

        /** {@value #MEGABYTES} MiB and every core. */
        public static Power ofMachine() {
            return new Power(MEGABYTES, Runtime.getRuntime().availableProcessors());
        }
    }
}
