/** The command {@code iwc}. It exports nothing: what it prints and writes is its interface. */
module io.iwc.cli {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.networknt.schema;
    requires info.picocli;
    requires io.iwc.core;
    requires io.iwc.dataset;
    requires io.iwc.record;
    requires io.iwc.replay;
    requires io.iwc.report;
    requires io.iwc.simulator;
    requires io.iwc.trace;
    requires static org.jspecify;

    opens io.iwc.cli to
            info.picocli;
}
