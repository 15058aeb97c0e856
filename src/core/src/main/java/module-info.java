/**
 * The shape of LLM traffic as values: workloads, arrivals, tokens, fingerprints, drift, baselines and runs. Packages
 * that are exported to IWC's other modules only are its interior and change without notice.
 */
@SuppressWarnings({"module", "requires-automatic"
}) // the other modules are built later; four libraries have no descriptor
module io.iwc.core {
    requires aircompressor;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires commons.math3;
    requires de.siegmar.fastcsv;
    requires jtokkit;
    requires org.yaml.snakeyaml;
    requires static ai.djl.tokenizers;
    requires static transitive org.jspecify;

    exports io.iwc;
    exports io.iwc.arrival;
    exports io.iwc.baseline;
    exports io.iwc.drift;
    exports io.iwc.fingerprint;
    exports io.iwc.metric;
    exports io.iwc.prefix;
    exports io.iwc.run;
    exports io.iwc.schedule;
    exports io.iwc.tokens;
    exports io.iwc.workload;
    exports io.iwc.arrival.internal to
            io.iwc.cli,
            io.iwc.dataset,
            io.iwc.junit;
    exports io.iwc.artifact.internal to
            io.iwc.assertj,
            io.iwc.cli,
            io.iwc.dataset,
            io.iwc.junit,
            io.iwc.record,
            io.iwc.replay,
            io.iwc.report,
            io.iwc.simulator,
            io.iwc.trace;
    exports io.iwc.baseline.internal to
            io.iwc.assertj,
            io.iwc.cli,
            io.iwc.junit;
    exports io.iwc.drift.internal to
            io.iwc.assertj,
            io.iwc.cli,
            io.iwc.dataset,
            io.iwc.report;
    exports io.iwc.fingerprint.internal to
            io.iwc.assertj,
            io.iwc.cli,
            io.iwc.junit,
            io.iwc.report,
            io.iwc.trace;
    exports io.iwc.image.internal to
            io.iwc.record;
    exports io.iwc.internal to
            io.iwc.cli,
            io.iwc.dataset,
            io.iwc.trace;
    exports io.iwc.materialise.internal to
            io.iwc.cli,
            io.iwc.replay;
    exports io.iwc.metric.internal to
            io.iwc.assertj,
            io.iwc.cli,
            io.iwc.dataset,
            io.iwc.report,
            io.iwc.simulator,
            io.iwc.trace;
    exports io.iwc.run.internal to
            io.iwc.assertj,
            io.iwc.cli,
            io.iwc.junit,
            io.iwc.record,
            io.iwc.replay,
            io.iwc.report,
            io.iwc.simulator,
            io.iwc.trace;
    exports io.iwc.schedule.internal to
            io.iwc.replay,
            io.iwc.simulator;
    exports io.iwc.statistics.internal to
            io.iwc.dataset,
            io.iwc.trace;
    exports io.iwc.tokens.internal to
            io.iwc.dataset,
            io.iwc.record,
            io.iwc.replay,
            io.iwc.simulator;
    exports io.iwc.wire.internal to
            io.iwc.replay,
            io.iwc.simulator;
    exports io.iwc.workload.internal to
            io.iwc.cli,
            io.iwc.dataset,
            io.iwc.junit,
            io.iwc.record,
            io.iwc.replay,
            io.iwc.report,
            io.iwc.simulator,
            io.iwc.trace;
}
