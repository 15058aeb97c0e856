/** The simulated engine and the endpoint that serves with it. */
@SuppressWarnings("module") // the command and the extension are built later
module io.iwc.simulator {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires jdk.httpserver;
    requires transitive io.iwc.core;
    requires static transitive org.jspecify;

    exports io.iwc.simulator;
    exports io.iwc.simulator.endpoint;
    exports io.iwc.simulator.internal to
            io.iwc.cli,
            io.iwc.junit;
}
