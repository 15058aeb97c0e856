/** The simulated engine and the endpoint that serves with it. */
@SuppressWarnings({"module", "requires-automatic"
}) // the command and the extension are built later; one library has no descriptor
module io.iwc.simulator {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires commons.math3;
    requires de.siegmar.fastcsv;
    requires jdk.httpserver;
    requires transitive io.iwc.core;
    requires static transitive org.jspecify;

    exports io.iwc.simulator;
    exports io.iwc.simulator.calibrate.internal to
            io.iwc.cli;
    exports io.iwc.simulator.endpoint;
    exports io.iwc.simulator.internal to
            io.iwc.cli,
            io.iwc.junit;
}
