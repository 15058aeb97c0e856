package io.iwc.dataset;

import io.iwc.workload.Workload;
import java.nio.file.Path;

/**
 * Dataset in, canonical workload out; the same input, options and seed give the same bytes.
 *
 * @since 0.1
 */
public final class WorkloadCompiler {
    private final CompileOptions options;

    private WorkloadCompiler(CompileOptions options) {
        this.options = options;
    }

    public static WorkloadCompiler with(CompileOptions options) {
        return new WorkloadCompiler(options);
    }

    /** How this compiler works. */
    public CompileOptions options() {
        return options;
    }

    /** Compiles into memory; the workload can be made again. */
    public Workload compile(Path input) {
        throw new UnsupportedOperationException("compile");
    }

    /** Compiles into a canonical file with its manifest beside it; both appear whole or not at all. */
    public void compile(Path input, Path output) {
        throw new UnsupportedOperationException("compile");
    }
}
