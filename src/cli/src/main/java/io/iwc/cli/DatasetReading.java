package io.iwc.cli;

import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.tokens.Tokenizer;
import java.util.List;
import java.util.Optional;

/** How datasets are read where a WORKLOAD is asked for. */
interface DatasetReading {
    /** Refuses options that mean nothing to any of the formats that were found. */
    void check(List<String> formats);

    /** Whether a workload is to be given other arrivals, or to lose lines, as a dataset can be. */
    boolean changeWorkloads();

    /**
     * What reads a dataset.
     *
     * @param format its name
     * @param counting of recorded answers, if one was asked for
     * @param seed of arrivals that are drawn
     */
    WorkloadCompiler compiler(String format, Optional<Tokenizer> counting, long seed);

    /** As compile does if nothing is asked of it. */
    static DatasetReading standard() {
        return new DatasetReading() {
            @Override
            public void check(List<String> formats) {}

            @Override
            public boolean changeWorkloads() {
                return false;
            }

            @Override
            public WorkloadCompiler compiler(String format, Optional<Tokenizer> counting, long seed) {
                var options =
                        CompileOptions.defaults().toBuilder().format(format).seed(seed);
                counting.ifPresent(options::tokenizer);
                return WorkloadCompiler.with(options.build());
            }
        };
    }
}
